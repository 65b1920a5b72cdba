import { rm } from 'node:fs/promises';
import * as wx from 'wx-server-sdk';
import { environmentId, sdkEnvironment } from '../environment';
import { writeFunctions } from '../testing/fixture-functions';
import { startTestCloud, type TestCloud } from '../testing/test-cloud';
import type { Fields, Transaction } from './sdk';

/** WeChat's own SDK for functions speaks the same protocol, with other manners: here is what differs. */
let cloud: TestCloud;
let functionsDir: string;
let db: ReturnType<typeof wx.database>;

beforeAll(async () => {
  functionsDir = await writeFunctions({
    echo: 'exports.main = async (event) => event;',
    fails: 'exports.main = async () => { throw new Error("no"); };',
  });
  cloud = await startTestCloud({ functionsDir, instances: 1 });
  Object.assign(process.env, sdkEnvironment(cloud.url));
  wx.init({ env: environmentId });
  db = wx.database();
});
afterAll(async () => {
  await cloud.stop();
  await rm(functionsDir, { recursive: true });
});

let made = 0;
async function filled(documents: readonly Fields[]) {
  made += 1;
  const name = `wx-${String(made)}`;
  await db.createCollection(name);
  const collection = db.collection(name);
  for (const data of documents) await collection.add({ data });
  return collection;
}

test('add takes {data} and answers {_id}', async () => {
  const collection = await filled([]);
  expect(await collection.add({ data: { _id: 'a', n: 1 } })).toMatchObject({ _id: 'a', errMsg: 'collection.add:ok' });
  const { _id } = (await collection.add({ data: { n: 2 } })) as { _id: string };
  expect(_id).toMatch(/^[0-9a-f]{32}$/);
});

test('doc().get() answers one document', async () => {
  const collection = await filled([{ _id: 'a', n: 1 }]);
  expect(await collection.doc('a').get()).toMatchObject({ data: { _id: 'a', n: 1 }, errMsg: 'document.get:ok' });
});

test('doc().get() throws when there is none', async () => {
  const collection = await filled([]);
  await expect(collection.doc('nobody').get()).rejects.toMatchObject({
    errCode: -1,
    errMsg: 'document.get:fail document with _id nobody does not exist',
  });
});

test('doc().update() and doc().set() take {data} and answer {stats}', async () => {
  const collection = await filled([{ _id: 'a', n: 1, address: { city: '上海', street: '南京西路' } }]);
  expect(await collection.doc('a').update({ data: { n: db.command.inc(2), address: { city: '北京' } } })).toMatchObject(
    { stats: { updated: 1 } },
  );
  expect(await collection.doc('a').get()).toMatchObject({
    data: { n: 3, address: { city: '北京', street: '南京西路' } },
  });
  expect(await collection.doc('b').set({ data: { n: 9 } })).toMatchObject({
    _id: 'b',
    stats: { updated: 0, created: 1 },
  });
  expect(await collection.doc('a').set({ data: { n: 9 } })).toMatchObject({ stats: { updated: 1, created: 0 } });
});

test('doc().remove() answers {stats}', async () => {
  const collection = await filled([{ _id: 'a' }]);
  expect(await collection.doc('a').remove({})).toMatchObject({ stats: { removed: 1 } });
});

test('where() with commands, order, skip, limit and field', async () => {
  const collection = await filled([1, 2, 3, 4].map((n) => ({ _id: `d${String(n)}`, n, at: new Date(n) })));
  const query = collection
    .where({ n: db.command.gt(1) })
    .orderBy('n', 'desc')
    .skip(1)
    .limit(1)
    .field({ at: true });
  expect(await query.get()).toMatchObject({ data: [{ _id: 'd3', at: new Date(3) }] });
});

test('where().count(), where().update() and where().remove()', async () => {
  const collection = await filled([{ n: 1 }, { n: 1 }, { n: 2 }]);
  expect(await collection.where({ n: 1 }).count()).toMatchObject({ total: 2 });
  expect(await collection.where({ n: 1 }).update({ data: { n: 5 } })).toMatchObject({ stats: { updated: 2 } });
  expect(await collection.where({ n: 5 }).remove()).toMatchObject({ stats: { removed: 2 } });
});

test('aggregate answers {list}', async () => {
  const collection = await filled([{ n: 1 }, { n: 2 }]);
  const $ = db.command.aggregate;
  expect(
    await collection
      .aggregate()
      .group({ _id: null, total: $.sum('$n') })
      .end(),
  ).toMatchObject({ list: [{ _id: null, total: 3 }] });
});

test('serverDate and dates come back as dates', async () => {
  const collection = await filled([{ _id: 'a', at: db.serverDate() }]);
  const { data } = (await collection.doc('a').get()) as unknown as { data: { at: Date } };
  expect(Math.abs(data.at.getTime() - Date.now())).toBeLessThan(5_000);
});

test('a transaction commits, rolls back and isolates', async () => {
  const collection = await filled([{ _id: 'a', n: 1 }]);
  const name = `wx-${String(made)}`;
  const transaction = (await db.startTransaction()) as Transaction;
  await transaction
    .collection(name)
    .doc('a')
    .update({ data: { n: 2 } });
  expect(await collection.doc('a').get()).toMatchObject({ data: { n: 1 } });
  await transaction.commit();
  expect(await collection.doc('a').get()).toMatchObject({ data: { n: 2 } });
  await expect(
    db.runTransaction(async (inner: Transaction) => {
      await inner
        .collection(name)
        .doc('a')
        .update({ data: { n: 3 } });
      await inner.rollback('enough');
    }),
  ).rejects.toBe('enough');
  expect(await collection.doc('a').get()).toMatchObject({ data: { n: 2 } });
});

test('errors carry a number and the words of CloudBase', async () => {
  await expect(db.collection('nowhere').get()).rejects.toMatchObject({
    errCode: -502005,
    errMsg: expect.stringContaining('not exist') as string,
  });
  const collection = await filled([{ _id: 'a' }]);
  await expect(collection.add({ data: { _id: 'a' } })).rejects.toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining('E11000') as string,
  });
});

test('callFunction answers {result}', async () => {
  expect(await wx.callFunction({ name: 'echo', data: { a: 1 } })).toMatchObject({
    result: { a: 1 },
    errMsg: 'callFunction:ok',
  });
});

test('callFunction throws when the function fails or is not there, with the code of CloudBase and no number of its own', async () => {
  await expect(wx.callFunction({ name: 'fails', data: {} })).rejects.toMatchObject({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    errCode: -1,
  });
  await expect(wx.callFunction({ name: 'nobody', data: {} })).rejects.toMatchObject({
    code: 'FUNCTION_NOT_FOUND',
    errCode: -1,
  });
});

test('files go up and come down', async () => {
  const { fileID } = (await wx.uploadFile({ cloudPath: 'wx.txt', fileContent: Buffer.from('hello') as never })) as {
    fileID: string;
  };
  const { fileContent } = (await wx.downloadFile({ fileID })) as unknown as { fileContent: Buffer };
  expect(fileContent.toString()).toBe('hello');
  expect(await wx.deleteFile({ fileList: [fileID] })).toMatchObject({ fileList: [{ fileID, status: 0 }] });
});
