import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { sdkEnvironment } from '../../environment';
import { writeFunctions } from '../../testing/fixture-functions';
import { startTestCloud, type TestCloud } from '../../testing/test-cloud';
import { cloud, stored } from '../conformance-cloud';

describe('the words of the data plane', () => {
  test('insertDocument, getDocument, calculateDocument', async () => {
    const { name: collectionName } = await cloud.empty();
    const documents = ['{"_id":"a","n":{"$numberInt":"1"}}', '{"_id":"b","n":{"$numberInt":"2"}}'];
    expect(await cloud.ask('database.insertDocument', { collectionName, data: documents })).toMatchObject({
      data: { insertedIds: ['a', 'b'] },
    });
    const query = '{"n":{"$gt":{"$numberInt":"0"}}}';
    const answer = await cloud.ask('database.getDocument', {
      collectionName,
      query,
      queryType: 'WHERE',
      order: '{"n":{"$numberInt":"-1"}}',
      limit: 1,
      offset: 1,
    });
    expect(answer).toMatchObject({
      requestId: expect.any(String) as string,
      data: { list: ['{"_id":"a","n":1}'], offset: 1, limit: 1 },
    });
    expect(await cloud.ask('database.calculateDocument', { collectionName, query })).toMatchObject({
      data: { total: 2 },
    });
  });

  test('modifyDocument, modifyAndReturnDoc, removeDocument', async () => {
    const { name: collectionName } = await cloud.filled([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    const data = '{"$set":{"m":true}}';
    expect(
      await cloud.ask('database.modifyDocument', {
        collectionName,
        query: '{}',
        data,
        multi: false,
        merge: true,
        upsert: false,
      }),
    ).toMatchObject({ data: { updated: 1 } });
    expect(
      await cloud.ask('database.modifyDocument', {
        collectionName,
        query: '{"_id":"c"}',
        data: '{"n":5}',
        multi: false,
        merge: false,
        upsert: true,
      }),
    ).toMatchObject({ data: { updated: 0, upsert_id: 'c' } });
    expect(
      await cloud.ask('database.modifyAndReturnDoc', { collectionName, query: '{"_id":"c"}', data }),
    ).toMatchObject({ data: { updated: 1, doc: expect.stringContaining('"m":true') as string } });
    expect(
      await cloud.ask('database.removeDocument', { collectionName, query: '{"m":true}', multi: true }),
    ).toMatchObject({ data: { deleted: 2 } });
  });

  test('an upsert with operators makes the document that its filter describes', async () => {
    const collection = await cloud.empty();
    const parameters = {
      collectionName: collection.name,
      query: '{"_id":"a","kind":"counter"}',
      data: '{"$inc":{"n":{"$numberInt":"2"}},"$setOnInsert":{"new":true}}',
      multi: false,
      merge: true,
      upsert: true,
    };
    expect(await cloud.ask('database.modifyDocument', parameters)).toMatchObject({ data: { upsert_id: 'a' } });
    expect(await cloud.ask('database.modifyDocument', parameters)).toMatchObject({ data: { updated: 1 } });
    expect(await stored(collection, 'a')).toEqual({ kind: 'counter', n: 4, new: true });
  });

  test('aggregateDocuments', async () => {
    const { name: collectionName } = await cloud.filled([{ _id: 'a' }, { _id: 'b' }]);
    const stages = [
      { stageKey: '$sort', stageValue: '{"_id":-1}' },
      { stageKey: '$limit', stageValue: '1' },
    ];
    expect(await cloud.ask('database.aggregateDocuments', { collectionName, stages })).toMatchObject({
      data: { list: ['{"_id":"b"}'] },
    });
  });

  test('startTransaction, commitTransaction, abortTransaction', async () => {
    const { name: collectionName } = await cloud.empty();
    for (const end of ['commitTransaction', 'abortTransaction']) {
      const { transactionId } = await cloud.ask('database.startTransaction', {});
      expect(transactionId).toEqual(expect.any(String));
      await cloud.ask('database.insertDocument', { collectionName, transactionId, data: [`{"_id":"${end}"}`] });
      expect(await cloud.ask(`database.${end}`, { transactionId })).not.toHaveProperty('code');
    }
    expect(await cloud.ask('database.calculateDocument', { collectionName })).toMatchObject({ data: { total: 1 } });
  });

  test.each([
    ['an unknown action', 'database.dropEverything', {}, undefined],
    ['no collection', 'database.getDocument', { query: '{}' }, 'INVALID_PARAM'],
    ['broken Extended JSON', 'database.getDocument', { collectionName: 'places', query: '{' }, 'INVALID_PARAM'],
    ['a filter that is no object', 'database.getDocument', { collectionName: 'places', query: '[]' }, 'INVALID_PARAM'],
    [
      'documents that are no list',
      'database.insertDocument',
      { collectionName: 'places', data: '{}' },
      'INVALID_PARAM',
    ],
    ['a negative offset', 'database.getDocument', { collectionName: 'places', offset: -1 }, 'INVALID_PARAM'],
    [
      'stages that are no list',
      'database.aggregateDocuments',
      { collectionName: 'places', stages: {} },
      'INVALID_PARAM',
    ],
    ['a commit without a transaction', 'database.commitTransaction', {}, 'INVALID_PARAM'],
  ])('%s is answered with a code and a request id', async (_name, action, parameters, code) => {
    const answer = await cloud.ask(action, parameters);
    expect(answer).toMatchObject({
      code: code ?? (expect.any(String) as string),
      message: expect.any(String) as string,
      requestId: expect.any(String) as string,
    });
  });

  test('every answer has a request id of its own', async () => {
    const collection = await cloud.empty();
    const answers = await Promise.all([collection.count(), collection.count()]);
    expect(new Set(answers.map(({ requestId }: { requestId: string }) => requestId)).size).toBe(2);
  });
});

test('one account of WeChat has no CloudBase user behind it', async () => {
  const uid = 'a'.repeat(32);
  expect(await cloud.app.auth().getEndUserInfo(uid)).toMatchObject({ userInfo: { uid } });
});

test('files are uploaded, addressed and deleted', async () => {
  const { fileID } = await cloud.app.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('hello') });
  const { fileList } = await cloud.app.getTempFileURL({ fileList: [fileID] });
  expect(await (await fetch(String(fileList[0]?.tempFileURL))).text()).toBe('hello');
  expect(await cloud.app.deleteFile({ fileList: [fileID] })).toMatchObject({
    fileList: [{ fileID, code: 'SUCCESS' }],
  });
});

test("WeChat's server is asked through wx.api", async () => {
  const requestData = { code: 'x' };
  expect(await cloud.app.callWxOpenApi({ apiName: 'phonenumber.getPhoneNumber', requestData })).toMatchObject({
    result: { errcode: 40029 },
  });
});

/** Runs a program that knows its cloud from the environment alone; answers what it prints. */
async function runProgram(url: string, program: string): Promise<unknown> {
  const sdk = `
    const { init, SYMBOL_CURRENT_ENV } = require('@cloudbase/node-sdk');
    const app = init({ env: SYMBOL_CURRENT_ENV, keepalive: true });
    const print = (value) => { console.log(JSON.stringify(value)); process.exit(0); };`;
  const { PATH = '' } = process.env;
  const options = { cwd: path.resolve(__dirname, '../../../..'), env: { PATH, ...sdkEnvironment(url) } };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', `${sdk}${program}`], options);
  return JSON.parse(stdout) as unknown;
}

test('redirected by environment alone', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 7 }]);
  const program = `app.database().collection('${collection.name}').doc('a').get().then(({ data }) => print(data));`;
  expect(await runProgram(cloud.url, program)).toEqual([{ _id: 'a', n: 7 }]);
});

describe('functions.invokeFunction', () => {
  let withFunctions: TestCloud;
  let functionsDir: string;

  beforeAll(async () => {
    functionsDir = await writeFunctions({
      echo: 'exports.main = async (event) => ({ event, nothing: undefined });',
      fails: 'exports.main = async () => { throw new Error("out of thread"); };',
    });
    withFunctions = await startTestCloud({ functionsDir, instances: 1 });
  });
  afterAll(async () => {
    await withFunctions.stop();
    await rm(functionsDir, { recursive: true });
  });

  test('answers what the function answers', async () => {
    expect(await withFunctions.app.callFunction({ name: 'echo', data: { a: [1, 'x'] } })).toMatchObject({
      result: { event: { a: [1, 'x'] } },
    });
  });

  test('throws with a code when the function throws, or is not there', async () => {
    await expect(withFunctions.app.callFunction({ name: 'fails', data: {} })).rejects.toMatchObject({
      code: expect.any(String) as string,
    });
    await expect(withFunctions.app.callFunction({ name: 'nobody', data: {} })).rejects.toMatchObject({
      code: expect.any(String) as string,
    });
  });
});

describe('a connection that breaks after the request was served', () => {
  let proxy: Server;
  let served = 0;

  /** Passes requests on; the second is served, but its answer never arrives. */
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const target = new URL(incoming.url ?? '/', cloud.url);
    const onward = httpRequest(target, { method: incoming.method ?? 'POST', headers: incoming.headers }, (answer) => {
      served += 1;
      if (served === 2) {
        answer.resume();
        answer.on('end', () => incoming.socket.resetAndDestroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  };

  beforeAll(async () => {
    proxy = createServer({ keepAliveTimeout: 60_000 }, pass);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterAll(
    () =>
      new Promise((resolve) => {
        proxy.closeAllConnections();
        proxy.close(resolve);
      }),
  );

  test('is an error, although the update was made: whoever tries again needs a record of the request', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 0 }]);
    const { port } = proxy.address() as AddressInfo;
    const program = `
      const collection = app.database().collection('${collection.name}');
      const increment = () => collection.doc('a').update({ n: app.database().command.inc(1) });
      collection.count().then(increment).then(print, ({ code }) => print({ code }));`;
    expect(await runProgram(`http://127.0.0.1:${String(port)}`, program)).toEqual({ code: 'ECONNRESET' });
    expect(await stored(collection, 'a')).toEqual({ n: 1 });
  });
});
