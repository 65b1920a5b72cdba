import { rm } from 'node:fs/promises';
import { writeFunctions } from '../testing/fixture-functions';
import { startTestCloud } from '../testing/test-cloud';
import type { TestCloud } from '../testing/test-cloud';

let cloud: TestCloud;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = await writeFunctions({
    pos: `
      const tcb = require('@cloudbase/node-sdk');
      exports.main = async (event, context) => ({ event, openid: tcb.getCloudbaseContext(context).WX_OPENID ?? null });`,
    integrated: `exports.main = async () => ({ statusCode: 201, headers: { 'Content-Type': 'text/csv', 'X-Made-By': 'till' }, body: 'a,b' });`,
    binary: `exports.main = async () => ({ statusCode: 200, isBase64Encoded: true, headers: { 'content-type': 'image/png' }, body: Buffer.from([0, 255, 1]).toString('base64') });`,
    plain: `exports.main = async () => 'just text';`,
    fails: `exports.main = async () => { throw new Error('till on fire'); };`,
    slow: { source: 'exports.main = () => new Promise(() => {});', config: { timeout: 1 } },
  });
  cloud = await startTestCloud({ functionsDir });
});

afterAll(async () => {
  await cloud.stop();
  await rm(functionsDir, { recursive: true });
});

it('hands the function the request, and nobody for a caller', async () => {
  const response = await fetch(`${cloud.url}/http/pos/v1/sales?store=s1&tag=a&tag=b`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-device': 'till-7', 'x-wx-openid': 'forged' },
    body: '{"n":1}',
  });
  const { event, openid } = (await response.json()) as { event: Record<string, unknown>; openid: unknown };
  expect(response.status).toBe(200);
  expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  expect(openid).toBeNull();
  expect(event).toMatchObject({
    path: '/v1/sales',
    httpMethod: 'POST',
    headers: { 'x-device': 'till-7', 'content-type': 'application/json' },
    queryStringParameters: { store: 's1', tag: 'b' },
    multiValueQueryStringParameters: { tag: ['a', 'b'] },
    body: '{"n":1}',
    isBase64Encoded: false,
  });
});

it('hands binary bodies over as base64', async () => {
  const response = await fetch(`${cloud.url}/http/pos`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array([0, 255, 1]),
  });
  const { event } = (await response.json()) as { event: unknown };
  expect(event).toMatchObject({
    path: '/',
    httpMethod: 'PUT',
    body: Buffer.from([0, 255, 1]).toString('base64'),
    isBase64Encoded: true,
  });
});

it('answers with an integration response as it says', async () => {
  const response = await fetch(`${cloud.url}/http/integrated`);
  expect([response.status, response.headers.get('content-type'), response.headers.get('x-made-by')]).toEqual([
    201,
    'text/csv',
    'till',
  ]);
  expect(await response.text()).toBe('a,b');
});

it('decodes a binary answer', async () => {
  const response = await fetch(`${cloud.url}/http/binary`);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 1]);
});

it('answers with text or JSON when the function returns just that', async () => {
  const response = await fetch(`${cloud.url}/http/plain`);
  expect([await response.text(), response.headers.get('content-type')]).toEqual([
    'just text',
    'text/plain; charset=utf-8',
  ]);
});

it.each([
  ['fails', 500, 'FUNCTION_INVOCATION_FAILED'],
  ['slow', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  ['nobody', 404, 'FUNCTION_NOT_FOUND'],
])('answers for a function that %s with %d %s', async (name, status, code) => {
  const response = await fetch(`${cloud.url}/http/${name}`);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code, requestId: expect.stringMatching(/^[\da-f-]{36}$/) as string });
});

it('takes 100 KB of text and 6 MB of anything else', async () => {
  const post = async (type: string, bytes: number): Promise<number> => {
    const body = 'x'.repeat(bytes);
    return (await fetch(`${cloud.url}/http/plain`, { method: 'POST', headers: { 'content-type': type }, body })).status;
  };
  expect(await post('application/json', 100 * 1024)).toBe(200);
  expect(await post('application/json', 100 * 1024 + 1)).toBe(413);
  expect(await post('text/plain', 100 * 1024 + 1)).toBe(413);
  expect(await post('application/octet-stream', 100 * 1024 + 1)).toBe(200);
  expect(await post('application/octet-stream', 6 * 1024 * 1024 + 1)).toBe(413);
});
