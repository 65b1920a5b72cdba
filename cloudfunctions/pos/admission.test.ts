import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';
import { issueDevice, newNonce, send, type Answered, type Keys, type Tampering } from './testing/till';

const MINUTE = 60_000;

let shop: ShopFloor;
let keys: Keys;
beforeAll(async () => {
  shop = await openShop();
  keys = await issueDevice(shop);
}, 60_000);
afterAll(() => shop.cloud.stop());

const bill = { storeId: 'jingan', lines: [article(10_000)] };
const quote = (tampering?: Tampering, by = keys) => send(shop, by, { path: '/quote', body: bill }, tampering);
const codeOf = ({ status, body }: Answered) => [status, body['code']];

describe('a signed request', () => {
  it('is let in', async () => {
    const { status, body } = await quote();
    expect(status).toBe(200);
    expect(body).toMatchObject({ paid: 10_000, award: { total: 100 } });
  });

  it.each<[string, Tampering, string]>([
    ['body', { body: { ...bill, lines: [article(20_000)] } }, 'signature_wrong'],
    ['path', { path: '/sales' }, 'signature_wrong'],
    ['query', { query: { storeId: 'jingan' } }, 'signature_wrong'],
    ['timestamp', { headers: { 'X-Timestamp': String(Date.now()) } }, 'signature_wrong'],
    ['nonce', { headers: { 'X-Nonce': 'another-nonce-0001' } }, 'signature_wrong'],
    ['signature', { headers: { 'X-Signature': '0'.repeat(64) } }, 'signature_wrong'],
    ['key', { headers: { 'X-Key-Id': 'key-of-nobody' } }, 'key_unknown'],
    ['device', { headers: { 'X-Device-Id': 'till-of-nobody' } }, 'device_unknown'],
    ['device id', { headers: { 'X-Device-Id': '' } }, 'signature_missing'],
    ['nonce, too short', { headers: { 'X-Nonce': 'short' } }, 'signature_missing'],
    ['timestamp, no number', { headers: { 'X-Timestamp': 'now' } }, 'signature_missing'],
  ])('with another %s is refused', async (_, tampering, code) => {
    expect(codeOf(await quote(tampering))).toEqual([401, code]);
  });

  it('is covered in its query where the operation reads one', async () => {
    const request = { method: 'GET', path: '/rules', query: { storeId: 'jingan' } };
    expect((await send(shop, keys, request)).status).toBe(200);
    const tampered = await send(shop, keys, request, { query: { storeId: 'tianhe' } });
    expect(codeOf(tampered)).toEqual([401, 'signature_wrong']);
  });

  it('names the header that is missing', async () => {
    const response = await fetch(`${shop.cloud.url}/http/pos/quote`, { method: 'POST', body: '{}' });
    expect(await response.json()).toMatchObject({ code: 'signature_missing', header: 'X-Device-Id' });
  });

  it('comes in once, and of two at once one', async () => {
    const nonce = newNonce();
    expect((await quote({ nonce })).status).toBe(200);
    expect(codeOf(await quote({ nonce }))).toEqual([401, 'nonce_used']);
    const twice = { nonce: newNonce() };
    const both = await Promise.all([quote(twice), quote(twice)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('that was not believed does not use its nonce up', async () => {
    const nonce = newNonce();
    expect((await quote({ nonce, headers: { 'X-Signature': '0'.repeat(64) } })).status).toBe(401);
    expect((await quote({ nonce })).status).toBe(200);
  });

  it('may use a nonce that another device used', async () => {
    const nonce = newNonce();
    const other = await issueDevice(shop);
    expect((await quote({ nonce })).status).toBe(200);
    expect((await quote({ nonce }, other)).status).toBe(200);
  });
});

describe('time', () => {
  it.each([-1, 1])('is tolerated five minutes off, and no more (%i)', async (direction) => {
    const now = await shop.now();
    expect((await quote({ timestamp: now + direction * (5 * MINUTE - 20_000) })).status).toBe(200);
    const refused = await quote({ timestamp: now + direction * (5 * MINUTE + 20_000) });
    expect(codeOf(refused)).toEqual([401, 'clock_off']);
  });

  it('is told with every answer, so that a till with a wrong clock can say so', async () => {
    const now = await shop.now();
    const refused = await quote({ timestamp: now - 3_600_000 });
    expect(refused.body).toMatchObject({ timestamp: now - 3_600_000, toleratedMs: 5 * MINUTE });
    for (const { headers, body } of [refused, await quote({ nonce: 'x' })]) {
      expect(Math.abs(Number(body['serverTime']) - now)).toBeLessThan(MINUTE);
      expect(headers.get('x-server-time')).toBe(String(body['serverTime']));
    }
    expect(Number((await quote()).headers.get('x-server-time'))).toBeGreaterThanOrEqual(now);
  });

  it('lets nonces be forgotten when their requests are too old, and not before', async () => {
    const nonce = newNonce();
    const timestamp = (await shop.now()) + 4 * MINUTE;
    await quote({ nonce, timestamp });
    const name = `${keys.deviceId}:${nonce}`;
    await shop.cloud.request('POST', '/local/timers/pos');
    expect(await shop.store.nonces.find(name)).toBeDefined();
    // Its request would still be believed: no sweep may come before that ends.
    await shop.cloud.clock.advance(8 * MINUTE);
    expect(codeOf(await quote({ nonce, timestamp }))).toEqual([401, 'nonce_used']);
    await shop.cloud.clock.advance(2 * 3_600_000);
    expect(await shop.store.nonces.find(name)).toBeUndefined();
    expect(codeOf(await quote({ nonce, timestamp }))).toEqual([401, 'clock_off']);
  });
});

describe('a device', () => {
  it('works in its own store only', async () => {
    const far = await issueDevice(shop, 'tianhe');
    const refused = await quote({}, far);
    expect(codeOf(refused)).toEqual([403, 'wrong_store']);
    expect(refused.body).toMatchObject({ storeId: 'jingan', deviceStoreId: 'tianhe' });
  });

  it('signs with both keys during a rotation, and with neither that is revoked', async () => {
    const old = await issueDevice(shop);
    const { deviceId } = old;
    const next = await shop.get(people.hq, 'stores', 'rotateDeviceKey', { requestId: shop.request(), deviceId });
    expect([await quote({}, old), await quote({}, next)].map(({ status }) => status)).toEqual([200, 200]);
    const revoke = (keyId: string) =>
      shop.get(people.hq, 'stores', 'revokeDeviceKey', { requestId: shop.request(), deviceId, keyId });
    await revoke(old.keyId);
    const refused = await quote({}, old);
    expect(codeOf(refused)).toEqual([401, 'key_revoked']);
    expect(Number(refused.body['revokedAt'])).toBeGreaterThan(0);
    expect((await quote({}, next)).status).toBe(200);
    await revoke(next.keyId);
    expect(codeOf(await quote({}, next))).toEqual([401, 'key_revoked']);
  });

  it('does not sign with another key’s secret', async () => {
    const old = await issueDevice(shop);
    const { deviceId } = old;
    const next = await shop.get(people.hq, 'stores', 'rotateDeviceKey', { requestId: shop.request(), deviceId });
    expect(codeOf(await quote({}, { ...old, keyId: next.keyId }))).toEqual([401, 'signature_wrong']);
  });
});

describe('what is asked', () => {
  it.each([
    ['GET', '/sales'],
    ['POST', '/rules'],
    ['POST', '/'],
    ['DELETE', '/sales/1'],
  ])('%s %s is no operation', async (method, path) => {
    const answered = await send(shop, keys, { method, path });
    expect(codeOf(answered)).toEqual([404, 'unknown_operation']);
  });

  it.each<[string, unknown, string]>([
    ['no body', undefined, ''],
    ['an unknown field', { ...bill, note: 'x' }, 'note'],
    ['no lines', { ...bill, lines: [] }, 'lines'],
    ['half a fen', { ...bill, lines: [{ ...article(10), paid: 1.5 }] }, 'lines.0.paid'],
    ['a category that the chain does not have', { ...bill, lines: [article(10, 'cars')] }, 'lines.0.category'],
    ['a member without anything', { ...bill, member: {} }, 'member.session'],
  ])('is refused with %s, by its path', async (_, body, path) => {
    const answered = await send(shop, keys, { path: '/quote', body });
    expect(codeOf(answered)).toEqual([400, 'invalid_input']);
    expect(answered.body['path']).toBe(path);
  });

  it('is refused in both languages', async () => {
    const { body } = await send(shop, keys, { path: '/quote', body: { ...bill, lines: [] } });
    const { en, zh } = body['sentences'] as { en: string; zh: string };
    expect(en).toMatch(/^Something is missing or wrong at lines: /);
    expect(zh).toMatch(/^lines 缺失或有误，应为/);
  });

  it('does not answer a phone, nor sweep for one', async () => {
    const called = await shop.cloud.call('pos', { action: 'sell', storeId: 'jingan' }, { openid: people.hq });
    expect(called).toMatchObject({ statusCode: 404 });
    expect(await shop.cloud.call('pos', { Type: 'Timer' }, { openid: people.hq })).toMatchObject({
      refusal: { code: 'unknown_action' },
    });
  });
});
