import type { DeviceView, EpochMs } from '@vip-card/core';
import { zhCn as main } from '../../../copy/zh-cn';
import { zhCn as marketer } from '../../copy/zh-cn';
import { tillsByStore } from './devices-view';

const words = { main, marketer };
const now = Date.parse('2026-11-21T06:00:00Z') as EpochMs;
const may = Date.parse('2026-05-26T02:00:00Z') as EpochMs;
const june = Date.parse('2026-06-01T02:00:00Z') as EpochMs;
const jingan = { storeId: 'jingan', name: '静安店' };
const xuhui = { storeId: 'xuhui', name: '徐汇店' };

type Key = DeviceView['keys'][number];
const valid = (keyId: string): Key => ({ keyId, createdAt: may, revokedAt: null });
const revoked = (keyId: string): Key => ({ keyId, createdAt: may, revokedAt: june });
const till = (keys: Key[]): DeviceView => ({ deviceId: 'till-1', store: jingan, name: '1 号', issuedAt: may, keys });
const viewOf = (...keys: Key[]) => tillsByStore([till(keys)], [jingan], now, words)[0]?.tills[0];

test('every store is there, with its tills', () => {
  const groups = tillsByStore([till([valid('key-1')])], [jingan, xuhui], now, words);
  expect(groups.map(({ name, count, tills }) => [name, count, tills.length])).toEqual([
    ['静安店', '1 台', 1],
    ['徐汇店', '0 台', 0],
  ]);
});

test('a till shows the keys that it may use, not those of long ago', () => {
  expect(viewOf(revoked('key-1'), valid('key-2'))).toMatchObject({
    out: false,
    replacing: false,
    keys: [{ keyId: 'key-2', since: '5月26日发放', valid: true, last: true }],
  });
});

test('while a key is replaced both are there, and neither is the last', () => {
  expect(viewOf(valid('key-1'), valid('key-2'))).toMatchObject({
    replacing: true,
    keys: [{ last: false }, { last: false }],
  });
});

test('a till that was cut off says since when', () => {
  expect(viewOf(revoked('key-1'), revoked('key-2'))).toMatchObject({
    out: true,
    keys: [{ keyId: 'key-2', since: '6月1日停用', valid: false }],
  });
});
