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
