import type { EpochMs } from '@vip-card/core';
import type { DeviceKey } from '@vip-card/cloud';
import { people } from '../../shared/cloud/testing/seed';
import { openShop, type ShopFloor } from '../../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const issue = (by: string = people.hq, storeId = 'jingan', name = '1 号收银台') =>
  shop.get(by, 'stores', 'issueDevice', { requestId: shop.request(), storeId, name });
const rotate = (deviceId: string, by: string = people.hq) =>
  shop.get(by, 'stores', 'rotateDeviceKey', { requestId: shop.request(), deviceId });
const refusal = (by: string, action: string, input: object) =>
  shop.refusal(by, 'stores', action, { requestId: shop.request(), ...input });

describe('a till', () => {
  it('is issued with a secret of 256 bits, which nothing shows again', async () => {
    const { deviceId, keyId, secret } = await issue();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const { devices } = await shop.get(people.hq, 'stores', 'devices', {});
    const shown = devices.find((each) => each.deviceId === deviceId);
    expect(shown).toMatchObject({ name: '1 号收银台', store: { storeId: 'jingan', name: '静安店' } });
    expect(shown?.keys).toEqual([{ keyId, createdAt: expect.any(Number) as number, revokedAt: null }]);
    expect(JSON.stringify(devices)).not.toContain(secret);
  });

  it('and its secret are answered again to the same request, and kept in no record of it', async () => {
    const input = { requestId: shop.request(), storeId: 'jingan', name: '2 号' };
    const first = await shop.get(people.hq, 'stores', 'issueDevice', input);
    expect(await shop.get(people.hq, 'stores', 'issueDevice', input)).toEqual(first);
    const record = await shop.store.requests.find(`${people.hq}:stores.issueDevice:${input.requestId}`);
    expect(record?.answer).toEqual({ deviceId: first.deviceId, keyId: first.keyId });
    expect(await shop.refusal(people.hq, 'stores', 'issueDevice', { ...input, name: '3 号' })).toEqual({
      code: 'request_id_reused',
    });
    const { deviceId, keyId } = first;
    await shop.get(people.hq, 'stores', 'revokeDeviceKey', { requestId: shop.request(), deviceId, keyId });
    expect(await shop.refusal(people.hq, 'stores', 'issueDevice', input)).toEqual({ code: 'device_key_not_found' });
  });

  it('has a second key while the first is being replaced, and not a third', async () => {
    const { deviceId, keyId } = await issue();
    const second = await rotate(deviceId);
    expect(second.keyId).not.toBe(keyId);
    expect(await refusal(people.hq, 'rotateDeviceKey', { deviceId })).toEqual({ code: 'device_keys_full', valid: 2 });
    const revoked = await shop.get(people.hq, 'stores', 'revokeDeviceKey', {
      requestId: shop.request(),
      deviceId,
      keyId,
    });
    expect(revoked.keys.map(({ revokedAt }) => revokedAt === null)).toEqual([false, true]);
    expect((await rotate(deviceId)).deviceId).toBe(deviceId);
  });

  it('of two rotations at once gets one new key', async () => {
    const { deviceId } = await issue();
    const refusals = await Promise.all([1, 2].map(() => refusal(people.hq, 'rotateDeviceKey', { deviceId })));
    expect(refusals.map((each) => each?.code).sort()).toEqual(['device_keys_full', undefined]);
  });

  it('forgets the secret of a key that is revoked, and cannot be told to twice', async () => {
    const { deviceId, keyId, secret } = await issue();
    const revoke = { requestId: shop.request(), deviceId, keyId };
    const first = await shop.get(people.hq, 'stores', 'revokeDeviceKey', revoke);
    expect(JSON.stringify(await shop.store.devices.find(deviceId))).not.toContain(secret);
    expect(await shop.get(people.hq, 'stores', 'revokeDeviceKey', revoke)).toEqual(first);
    expect(await refusal(people.hq, 'revokeDeviceKey', { deviceId, keyId })).toEqual({ code: 'device_key_not_found' });
  });

  it('keeps a valid key however often the other one is replaced', async () => {
    const { deviceId, keyId } = await issue();
    const device = await shop.store.devices.find(deviceId);
    const at = (device?.issuedAt ?? 0) as EpochMs;
    const revoked = (count: number): DeviceKey[] =>
      Array.from({ length: count }, (_, n) => ({ keyId: `old-${n}`, createdAt: at, state: 'revoked', revokedAt: at }));
    if (device) await shop.store.devices.put(deviceId, { ...device, keys: [...device.keys, ...revoked(19)] });
    await rotate(deviceId);
    const keys = (await shop.store.devices.find(deviceId))?.keys ?? [];
    expect(keys).toHaveLength(20);
    expect(keys.some((each) => each.keyId === 'old-0')).toBe(false);
    expect(keys[0]).toMatchObject({ keyId, state: 'valid' });
  });
});

describe('who looks after tills', () => {
  it('is a manager for her own store', async () => {
    const own = await issue(people.manager);
    const far = await issue(people.hq, 'tianhe');
    const elsewhere = { code: 'other_store', storeName: '天河店' };
    expect(await refusal(people.manager, 'issueDevice', { storeId: 'tianhe', name: 'x' })).toEqual(elsewhere);
    expect(await refusal(people.manager, 'rotateDeviceKey', { deviceId: far.deviceId })).toEqual(elsewhere);
    expect(await refusal(people.manager, 'revokeDeviceKey', far)).toMatchObject({ code: 'invalid_input' });
    const { deviceId, keyId } = far;
    expect(await refusal(people.manager, 'revokeDeviceKey', { deviceId, keyId })).toEqual(elsewhere);
    const { devices } = await shop.get(people.manager, 'stores', 'devices', {});
    expect(devices.map((each) => each.deviceId)).toContain(own.deviceId);
    expect(devices.every(({ store }) => store.storeId === 'jingan')).toBe(true);
  });

  it('is HQ for all of them, store by store', async () => {
    await issue(people.hq, 'tianhe');
    await issue(people.hq, 'jingan');
    const { devices } = await shop.get(people.hq, 'stores', 'devices', {});
    const stores = devices.map(({ store }) => store.storeId);
    expect(stores).toEqual([...stores].sort());
    expect(new Set(stores)).toEqual(new Set(['jingan', 'tianhe']));
  });

  it('is told of a store or a till that does not exist', async () => {
    expect(await refusal(people.hq, 'issueDevice', { storeId: 'nowhere', name: 'x' })).toEqual({
      code: 'store_not_found',
    });
    expect(await refusal(people.hq, 'issueDevice', { storeId: 'jingan', name: '  ' })).toMatchObject({ path: 'name' });
    expect(await refusal(people.hq, 'rotateDeviceKey', { deviceId: 'till-x' })).toEqual({ code: 'device_not_found' });
    expect(await refusal(people.hq, 'revokeDeviceKey', { deviceId: 'till-x', keyId: 'key-x' })).toEqual({
      code: 'device_not_found',
    });
  });
});
