import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Store } from '../local-cloud/store';
import { prepareFolder, seedingMark } from './data-folder';

let dataDir: string;
const inside = (...names: string[]) => path.join(dataDir, ...names);

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'demo-folder-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** A folder as a start of ours left it. */
async function used(): Promise<void> {
  await (await Store.open({ dataDir: inside('database') })).close();
  mkdirSync(inside('files'));
  writeFileSync(inside('files', 'picture'), '');
}

test.each([
  ['files', false],
  ['files', true],
  ['database', true],
])("somebody's own %s are refused and left alone (fresh: %s)", async (room, fresh) => {
  mkdirSync(inside(room));
  writeFileSync(inside(room, 'thesis.txt'), 'years of work');
  await expect(prepareFolder(dataDir, fresh)).rejects.toThrow(`holds something else (${room}): name an empty one`);
  expect(readdirSync(inside(room))).toEqual(['thesis.txt']);
});

test('fresh empties a folder of ours, and a plain start keeps it', async () => {
  await used();
  await prepareFolder(dataDir, false);
  expect(existsSync(inside('database', 'data.mdb'))).toBe(true);
  await prepareFolder(dataDir, true);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a start that ended right after a fresh one emptied the folder can be repeated', async () => {
  for (const name of ['seeding', 'clock.json', 'wechat.json']) writeFileSync(inside(name), '{}');
  await expect(prepareFolder(dataDir, false)).resolves.toBeUndefined();
});

test('half a chain is removed without being asked', async () => {
  await used();
  writeFileSync(seedingMark(dataDir), '');
  await prepareFolder(dataDir, false);
  expect(existsSync(inside('database'))).toBe(false);
});

test('a folder that is in use is not emptied', async () => {
  const store = await Store.open({ dataDir: inside('database') });
  await expect(prepareFolder(dataDir, true)).rejects.toThrow('already open');
  await store.close();
  expect(existsSync(inside('database', 'data.mdb'))).toBe(true);
});

test('a new folder is made, also where a desktop left its mark', async () => {
  writeFileSync(inside('.DS_Store'), '');
  await prepareFolder(dataDir, false);
  await prepareFolder(inside('new', 'one'), true);
  expect(existsSync(inside('new', 'one'))).toBe(true);
});

test('a file in its place is said in one sentence', async () => {
  writeFileSync(inside('file'), '');
  await expect(prepareFolder(inside('file'), false)).rejects.toThrow(/^The data folder .* cannot be written/);
});
