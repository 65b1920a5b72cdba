import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CollectionDeclaration } from '../../../cloudfunctions/shared/cloud/collections';
import { DataFolderError } from './database-error';
import { Store } from './store';
import { buildDataPlaneProgram, startDataPlaneProcess } from './testing/data-plane-process';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'store-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

test('a folder that cannot be made is refused with one sentence', async () => {
  const file = path.join(dataDir, 'file');
  writeFileSync(file, '');
  const opening = Store.open({ dataDir: path.join(file, 'inside') });
  await expect(opening).rejects.toThrow(DataFolderError);
  await expect(opening).rejects.toThrow(/^The data folder .* cannot be opened for writing: /);
});

test('a folder that holds something else is refused and left alone', async () => {
  writeFileSync(path.join(dataDir, 'data.mdb'), 'not a database'.repeat(1000));
  await expect(Store.open({ dataDir })).rejects.toThrow(DataFolderError);
});

test('a folder is open once in a program, and again after it was closed', async () => {
  const store = await Store.open({ dataDir });
  await expect(Store.open({ dataDir })).rejects.toThrow('already open in this program');
  await store.close();
  await (await Store.open({ dataDir })).close();
});

test('a folder that another program has open is refused until that program is gone, however it went', async () => {
  const program = buildDataPlaneProgram();
  const other = await startDataPlaneProcess(program, dataDir);
  await expect(Store.open({ dataDir })).rejects.toThrow(
    /^The data folder .* is in use by another program \(process \d+\)\.$/,
  );
  await other.kill();
  await (await Store.open({ dataDir })).close();
  rmSync(program, { force: true });
});

test('an index added to an existing folder finds what was there, and one that cannot be unique is refused', async () => {
  const declare = (unique: boolean): CollectionDeclaration => ({
    name: 'people',
    indexes: [{ name: 'city', fields: [{ path: 'city', direction: 1 }], unique }],
    clientAccess: 'none',
  });
  let store = await Store.open({ dataDir, collections: [{ name: 'people', indexes: [], clientAccess: 'none' }] });
  await store.write(undefined, (draft) => {
    for (let i = 0; i < 100; i += 1) draft.insert('people', { _id: i, city: `city ${String(i % 10)}` });
  });
  await store.close();

  store = await Store.open({ dataDir, collections: [declare(false)] });
  expect(store.read().find('people', { filter: { city: 'city 3' } })).toHaveLength(10);
  expect(store.stats.examined).toBe(10);
  await store.close();

  await expect(Store.open({ dataDir, collections: [declare(true)] })).rejects.toThrow(
    'The unique index city of people cannot be built',
  );
  await (await Store.open({ dataDir })).close();
});

test('an index added to a collection in use serves finds at once, and is there after the next start', async () => {
  const city = { name: 'city', fields: [{ path: 'city', direction: 1 as const }] };
  const email = { name: 'email', fields: [{ path: 'email', direction: 1 as const }], unique: true };
  let store = await Store.open({ dataDir });
  await store.createCollection('people');
  const insert = (id: number, mail: string) =>
    store.write(undefined, (draft) => {
      draft.insert('people', { _id: id, city: `city ${String(id % 10)}`, email: mail });
    });
  await Promise.all([...Array(100).keys()].map((id) => insert(id, `mail ${String(id)}`)));
  const writing = insert(100, 'mail 100');
  await Promise.all([store.createIndex('people', city), store.createIndex('people', email), writing]);
  await store.close();

  store = await Store.open({ dataDir });
  expect(store.read().find('people', { filter: { city: 'city 0' } })).toHaveLength(11);
  expect(store.stats.examined).toBe(11);
  await expect(insert(101, 'mail 7')).rejects.toThrow('E11000');
  await store.close();
});

test('an index that cannot be unique is refused and leaves everything as it was', async () => {
  const store = await Store.open({ dataDir });
  await store.createCollection('people');
  for (const id of [1, 2]) {
    await store.write(undefined, (draft) => {
      draft.insert('people', { _id: id, city: 'the same' });
    });
  }
  const transaction = store.begin();
  expect(store.read(transaction).find('people', { filter: {} })).toHaveLength(2);
  const index = { name: 'city', fields: [{ path: 'city', direction: 1 as const }], unique: true };
  await expect(store.createIndex('people', index)).rejects.toThrow('E11000');
  await expect(store.createIndex('nowhere', index)).rejects.toThrow('not exist');
  await store.write(transaction, (draft) => {
    draft.insert('people', { _id: 3, city: 'the same' });
  });
  await store.commit(transaction);
  expect(store.read().find('people', { filter: { city: 'the same' } })).toHaveLength(3);
  await store.close();
});

test('an index made in the middle of a transaction gives it up', async () => {
  const store = await Store.open({ dataDir });
  await store.createCollection('people');
  const transaction = store.begin();
  await store.write(transaction, (draft) => {
    draft.insert('people', { _id: 1, city: 'a' });
  });
  await store.createIndex('people', { name: 'city', fields: [{ path: 'city', direction: 1 }], unique: true });
  await expect(store.commit(transaction)).rejects.toThrow('Transaction does not exist');
  expect(store.read().find('people', { filter: {} })).toEqual([]);
  await store.close();
});

test('a folder stays small however often its documents change', async () => {
  const store = await Store.open({ dataDir, collections: [{ name: 'people', indexes: [], clientAccess: 'none' }] });
  for (let round = 0; round < 100; round += 1) {
    await store.write(undefined, (draft) => {
      const text = String(round).repeat(500);
      const known = draft.findRecords('people', { filter: {} });
      for (const found of known) draft.replace('people', found, { ...found.document, text });
      if (known.length === 0) for (let i = 0; i < 100; i += 1) draft.insert('people', { _id: i, text });
    });
  }
  await store.close();
  expect(statSync(path.join(dataDir, 'data.mdb')).size).toBeLessThan(2_000_000);
});
