import { memberCode } from '@vip-card/core';
import axios from 'axios';
import { OpenAPIClientAxios, type AxiosResponse, type Document, type OpenAPIClient } from 'openapi-client-axios';
import { parse } from 'valibot';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';
import { operations } from './operations';
import { signatureOf } from './signature';
import { issueDevice, newNonce, type Keys } from './testing/till';

let shop: ShopFloor;
let client: OpenAPIClient;
let document: Document;
beforeAll(async () => {
  shop = await openShop();
  const base = `${shop.cloud.url}/http/pos`;
  document = (await axios.get<Document>(`${base}/openapi.json`)).data;
  const api = new OpenAPIClientAxios({ definition: document, withServer: { url: base } });
  client = await api.getClient();
  signWith(client, await issueDevice(shop));
}, 60_000);
afterAll(() => shop.cloud.stop());

/** Signs what the client sends, as the document says. */
function signWith(client: OpenAPIClient, { deviceId, keyId, secret }: Keys): void {
  client.interceptors.request.use(async (config) => {
    const { method = 'get', url = '' } = config;
    const { params = {}, data } = config as { params?: Record<string, string>; data?: object };
    const body = data === undefined ? '' : JSON.stringify(data);
    const query = Object.entries(params);
    const timestamp = String(await shop.now());
    const nonce = newNonce();
    const signature = signatureOf(secret, { method, path: url, query, timestamp, nonce, body: Buffer.from(body) });
    if (data !== undefined) config.data = body;
    config.headers.set({
      'Content-Type': 'application/json',
      'X-Device-Id': deviceId,
      'X-Key-Id': keyId,
      'X-Timestamp': timestamp,
      'X-Nonce': nonce,
      'X-Signature': signature,
    });
    return config;
  });
}

it('a client made from the document calls every operation, and each answers what its schema says', async () => {
  const storeId = 'jingan';
  const input = { requestId: shop.request(), consentVersion: '2026-01' };
  const { memberNo, secret } = await shop.get('o-client', 'members', 'join', input);
  const code = memberCode(memberNo, secret, await shop.now());
  const { session } = (await client['verifyCard']?.({}, { storeId, code }))?.data as { session: string };
  const lines = [article(60_000, 'kidswear'), article(40_000)];
  const member = { session };
  const occurredAt = await shop.now();
  const anew = () => ({ storeId, requestId: shop.request(), occurredAt });
  await shop.cloud.clock.advance(30_000);
  const next = memberCode(memberNo, secret, await shop.now());
  const of = { storeId, receipt: 'C-1' };

  const calls: Record<string, () => Promise<AxiosResponse>> = {
    getOpenApi: () => call('getOpenApi'),
    getRules: () => call('getRules', { storeId }),
    verifyCard: () => call('verifyCard', {}, { storeId, code: next }),
    quote: () => call('quote', {}, { storeId, lines, member }),
    sell: () => call('sell', {}, { ...anew(), receipt: 'C-1', lines, member }),
    refund: () => call('refund', {}, { ...anew(), receipt: 'C-2', of, lines: [{ line: 0, quantity: 1 }] }),
  };
  const documented = client.api.getOperations().map(({ operationId }) => operationId);
  expect(Object.keys(calls).sort()).toEqual(documented.sort());
  for (const [id, make] of Object.entries(calls)) {
    const { status, data } = (await make()) as AxiosResponse<unknown>;
    expect([id, status]).toEqual([id, 200]);
    const operation = operations.find((each) => each.id === id);
    if (operation) expect(parse(operation.answer, data)).toEqual(data);
    else expect(data).toEqual(document);
  }
});

/** Calls an operation by its name in the document. */
async function call(id: string, parameters: object = {}, body?: object): Promise<AxiosResponse> {
  const operation = client[id];
  if (!operation) throw new Error(`the document has no ${id}`);
  return (await operation(parameters as never, body)) as AxiosResponse;
}

it('the document is not sent again to who has it', async () => {
  const url = `${shop.cloud.url}/http/pos/openapi.json`;
  const tag = (await fetch(url)).headers.get('etag') ?? '';
  expect((await fetch(url, { headers: { 'If-None-Match': tag } })).status).toBe(304);
});
