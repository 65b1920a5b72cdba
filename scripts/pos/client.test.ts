import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedWith } from '../../cloudfunctions/pos/signature';
import { PosClient, type Outcome } from './client';
import { ServerClock, type ClockTrouble, type KnownTime } from './clock';
import { TestMachine } from './testing/machine';

const keys = { deviceId: 'till-1', keyId: 'key-1', secret: 'secret' };
const HOUR = 3_600_000;

let respond: (request: IncomingMessage, body: string, response: ServerResponse) => void;
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => respond(request, body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pos`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const troubles: ClockTrouble[] = [];
const newClient = (clock = new ServerClock()): PosClient =>
  new PosClient({ url, keys, clock, onClockTrouble: (trouble) => troubles.push(trouble) });
const ask = (client = newClient()): Promise<Outcome> =>
  client.ask({ method: 'POST', path: '/sales', body: { a: '女' } });

/** An answer of the API: with the server's time, and JSON. */
function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'X-Server-Time': String(Date.now()), ...headers }).end(JSON.stringify(body));
}

const refusal = (code: string) => ({ code, sentences: { zh: '不行。', en: 'No.' } });

it('signs what it sends, in a way that the server agrees with', async () => {
  respond = (request, body, response) => {
    const header = (name: string): string => String(request.headers[name]);
    const address = new URL(request.url ?? '', url);
    const signed = {
      method: request.method ?? '',
      path: address.pathname.slice('/pos'.length),
      query: [...address.searchParams],
      timestamp: header('x-timestamp'),
      nonce: header('x-nonce'),
      body: Buffer.from(body),
    };
    answer(response, 200, isSignedWith(keys.secret, signed, header('x-signature')));
  };
  expect(await ask()).toEqual({ kind: 'done', value: true, tag: null });
  const rules = { method: 'GET', path: '/rules', query: { storeId: '静安 *', b: '1' } } as const;
  expect(await newClient().ask(rules)).toMatchObject({ value: true });
});

it.each([
  [422, refusal('code_wrong'), 'refused'],
  [409, refusal('receipt_reused'), 'refused'],
  [503, refusal('busy'), 'busy'],
  [422, refusal('occurred_in_future'), 'busy'],
  [500, refusal('internal'), 'busy'],
  [401, refusal('key_revoked'), 'not_admitted'],
  [403, refusal('wrong_store'), 'not_admitted'],
  [502, { message: 'bad gateway' }, 'unreachable'],
])('takes %d %j as %s', async (status, body, kind) => {
  respond = (_, __, response) => answer(response, status, body);
  expect((await ask()).kind).toBe(kind);
});

it('waits as long as the server asks', async () => {
  respond = (_, __, response) => answer(response, 429, refusal('too_many_attempts'), { 'Retry-After': '120' });
  expect(await ask()).toMatchObject({ kind: 'busy', retryAfterMs: 120_000, reason: { zh: '不行。' } });
});

it('does not take the page of a Wi-Fi, a gateway or half an answer for the server’s', async () => {
  const others: ((response: ServerResponse) => void)[] = [
    (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
    (response) => response.writeHead(302, { Location: 'http://login.example' }).end(),
    (response) => response.writeHead(504).end(JSON.stringify(refusal('code_wrong'))),
    (response) => response.writeHead(200, { 'X-Server-Time': String(Date.now()) }).end('{"award":'),
    (response) => response.destroy(),
  ];
  for (const other of others) {
    respond = (_, __, response) => other(response);
    expect((await ask()).kind).toBe('unreachable');
  }
});

it('does not wait with what will always be too large', async () => {
  respond = (_, __, response) => response.writeHead(413).end('{}');
  expect(await ask()).toMatchObject({ kind: 'refused', reason: { code: 'too_large' } });
});

it('with a wrong clock says so, with the server’s time, and signs anew by that', async () => {
  const kept: number[] = [];
  const keep = ({ behindMs }: KnownTime): void => void kept.push(behindMs);
  const clock = new ServerClock({ keep, machine: new TestMachine(Date.now(), -2 * HOUR) });
  respond = (request, _, response) => {
    const off = Math.abs(Number(request.headers['x-timestamp']) - Date.now());
    if (off > 300_000) answer(response, 401, refusal('clock_off'));
    else answer(response, 200, {});
  };
  troubles.length = 0;
  expect((await ask(newClient(clock))).kind).toBe('done');
  expect(troubles).toHaveLength(1);
  expect(Math.abs((troubles[0]?.behindMs ?? 0) - 2 * HOUR)).toBeLessThan(5_000);
  expect(Math.abs((troubles[0]?.serverTime ?? 0) - Date.now())).toBeLessThan(5_000);
  expect(kept).toHaveLength(1);
  expect((await ask(newClient(clock))).kind).toBe('done');
  expect(troubles).toHaveLength(1);
});

it('signs anew what came in twice', async () => {
  const nonces = new Set<unknown>();
  respond = (request, _, response) => {
    nonces.add(request.headers['x-nonce']);
    answer(response, nonces.size === 1 ? 401 : 200, refusal('nonce_used'));
  };
  expect((await ask()).kind).toBe('done');
  expect(nonces.size).toBe(2);
});
