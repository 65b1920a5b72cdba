import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decode, encode } from '../query/ejson';
import type { Document } from '../query/document';
import { buildDataPlaneProgram, startDataPlaneProcess, type DataPlaneProcess } from './testing/data-plane-process';

const rounds = 20;
const accounts = ['a', 'b', 'c', 'd', 'e'];
const opening = 1_000;
const groupSize = 50;

/** What the process has acknowledged: all of it must be there afterwards. */
interface Acknowledged {
  readonly logged: string[];
  readonly transfers: string[];
  readonly groups: string[];
  increments: number;
}

interface Load extends Acknowledged {
  answers: number;
  stopped: boolean;
}

const isRefusal = (answer: Record<string, unknown>): boolean => 'code' in answer;

async function ask(plane: DataPlaneProcess, action: string, parameters: object): Promise<Record<string, unknown>> {
  return plane.handle({ action: `database.${action}`, ...parameters });
}

async function all(plane: DataPlaneProcess, collectionName: string): Promise<Document[]> {
  const stages = [{ stageKey: '$limit', stageValue: '1000000' }];
  const { data } = (await ask(plane, 'aggregateDocuments', { collectionName, stages })) as { data: { list: string[] } };
  return data.list.map((text) => decode(text, new Date(0)) as Document);
}

async function log(plane: DataPlaneProcess, load: Load, id: string): Promise<void> {
  const answer = await ask(plane, 'insertDocument', { collectionName: 'log', data: [encode({ _id: id })] });
  if (!isRefusal(answer)) load.logged.push(id);
}

/** Adds many documents in one request: they stand or fall together. */
async function addGroup(plane: DataPlaneProcess, load: Load, group: string): Promise<void> {
  const data = Array.from({ length: groupSize }, (_, i) => encode({ _id: `${group}/${String(i)}`, group }));
  const answer = await ask(plane, 'insertDocument', { collectionName: 'groups', data });
  if (!isRefusal(answer)) load.groups.push(group);
}

async function increment(plane: DataPlaneProcess, load: Load): Promise<void> {
  const query = encode({ _id: 'one' });
  const data = encode({ $inc: { value: 1 } });
  const answer = await ask(plane, 'modifyDocument', {
    collectionName: 'counters',
    query,
    data,
    merge: true,
    upsert: true,
  });
  if (!isRefusal(answer)) load.increments += 1;
}

/** Moves money between two accounts and writes that down, in one transaction. */
async function transfer(
  plane: DataPlaneProcess,
  load: Load,
  id: string,
  pick: (count: number) => number,
): Promise<void> {
  const [from, to] = [accounts[pick(accounts.length)], accounts[pick(accounts.length)]];
  if (from === to) return;
  const amount = 1 + pick(9);
  const { transactionId } = await ask(plane, 'startTransaction', {});
  const add = (account: string | undefined, sum: number): Promise<Record<string, unknown>> => {
    const [query, data] = [encode({ _id: account }), encode({ $inc: { balance: sum } })];
    return ask(plane, 'modifyDocument', { collectionName: 'accounts', query, data, merge: true, transactionId });
  };
  if (isRefusal(await add(from, -amount)) || isRefusal(await add(to, amount))) return;
  const record = encode({ _id: id, number: id, from, to, amount });
  if (isRefusal(await ask(plane, 'insertDocument', { collectionName: 'transfers', data: [record], transactionId })))
    return;
  if (!isRefusal(await ask(plane, 'commitTransaction', { transactionId }))) load.transfers.push(id);
}

/** Works until it is stopped or the process is gone. */
async function work(load: Load, name: string, step: (id: string) => Promise<void>): Promise<void> {
  for (let i = 0; !load.stopped; i += 1) {
    try {
      await step(`${name}-${String(i)}`);
      load.answers += 1;
    } catch {
      return;
    }
  }
}

/** Loads the process from sixteen sides and kills it after some number of answers. */
async function loadAndKill(plane: DataPlaneProcess, load: Load, round: number): Promise<void> {
  load.answers = 0;
  load.stopped = false;
  let seed = round * 7919 + 17;
  const pick = (count: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * count);
  };
  const name = (kind: string, i: number): string => `${kind}${String(round)}-${String(i)}`;
  const workers = [0, 1, 2, 3].flatMap((i) => [
    work(load, name('l', i), (id) => log(plane, load, id)),
    work(load, name('t', i), (id) => transfer(plane, load, id, pick)),
    work(load, name('c', i), () => increment(plane, load)),
    work(load, name('g', i), (id) => addGroup(plane, load, id)),
  ]);
  const enough = 20 + pick(150);
  while (load.answers < enough) await new Promise((resolve) => setImmediate(resolve));
  await plane.kill();
  load.stopped = true;
  await Promise.all(workers);
}

async function expectNothingLost(plane: DataPlaneProcess, load: Load): Promise<void> {
  const ids = async (collection: string): Promise<Set<unknown>> =>
    new Set((await all(plane, collection)).map((one) => one['_id']));
  const [logged, transferred] = [await ids('log'), await ids('transfers')];
  expect(load.logged.filter((id) => !logged.has(id))).toEqual([]);
  expect(load.transfers.filter((id) => !transferred.has(id))).toEqual([]);
  const [counter] = await all(plane, 'counters');
  expect(Number(counter?.['value'] ?? 0)).toBeGreaterThanOrEqual(load.increments);
}

async function expectWholeGroups(plane: DataPlaneProcess, load: Load): Promise<void> {
  const sizes = new Map<string, number>();
  for (const { group } of await all(plane, 'groups')) sizes.set(String(group), (sizes.get(String(group)) ?? 0) + 1);
  expect([...sizes].filter(([, size]) => size !== groupSize)).toEqual([]);
  expect(load.groups.filter((group) => !sizes.has(group))).toEqual([]);
}

/** Balances are exactly what the transfers on record make of the opening balances. */
async function expectNothingHalfDone(plane: DataPlaneProcess): Promise<void> {
  const expected = new Map(accounts.map((id) => [id, opening]));
  for (const { from, to, amount } of await all(plane, 'transfers')) {
    expected.set(String(from), (expected.get(String(from)) ?? 0) - Number(amount));
    expected.set(String(to), (expected.get(String(to)) ?? 0) + Number(amount));
  }
  const found = (await all(plane, 'accounts')).map(({ _id, balance }) => [_id, balance]);
  expect(new Map(found as [string, number][])).toEqual(expected);
}

test('a process killed under load at any moment loses no acknowledged write and keeps no half transaction', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'crash-'));
  const program = buildDataPlaneProgram();
  const load: Load = { logged: [], transfers: [], groups: [], increments: 0, answers: 0, stopped: false };
  let plane = await startDataPlaneProcess(program, dataDir);
  try {
    const data = accounts.map((_id) => encode({ _id, balance: opening }));
    await ask(plane, 'insertDocument', { collectionName: 'accounts', data });
    for (let round = 0; round < rounds; round += 1) {
      await loadAndKill(plane, load, round);
      plane = await startDataPlaneProcess(program, dataDir);
      await expectNothingLost(plane, load);
      await expectNothingHalfDone(plane);
      await expectWholeGroups(plane, load);
    }
    expect(load.transfers.length).toBeGreaterThan(rounds);
    expect(load.logged.length).toBeGreaterThan(rounds);
    expect(load.groups.length).toBeGreaterThan(rounds);
  } finally {
    await plane.kill();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(program, { force: true });
  }
}, 120_000);
