import type { EpochMs, StoreView } from '@vip-card/core';

import { zhCn } from '../../copy/zh-cn';
import { isOpen, regionsOf } from './store-rows';

const store = (storeId: string, region: string): StoreView => ({
  storeId,
  name: `${storeId}店`,
  region,
  address: '愚园路 1 号',
  opensAt: '10:00',
  closesAt: '22:00',
  phone: '021-0000',
});

test('opens and closes to the minute', () => {
  const hours = { opensAt: '10:00', closesAt: '22:00' };
  expect(['09:59', '10:00', '21:59', '22:00'].map((time) => isOpen(hours, time))).toEqual([false, true, true, false]);
});

test('knows a store that closes after midnight', () => {
  const hours = { opensAt: '18:00', closesAt: '02:00' };
  expect(['17:59', '18:00', '23:59', '01:59', '02:00'].map((time) => isOpen(hours, time))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('lists stores by region in the order of the chain, her own marked', () => {
  const stores = [store('静安', '上海'), store('西湖', '杭州'), store('徐汇', '上海')];
  const afternoon = Date.parse('2026-11-21T06:09:00Z') as EpochMs;
  const regions = regionsOf(stores, '徐汇', afternoon, zhCn);
  expect(regions.map(({ region, count }) => [region, count])).toEqual([
    ['上海', '2 家'],
    ['杭州', '1 家'],
  ]);
  expect(regions[0]?.stores.map(({ storeId, home, hours }) => [storeId, home, hours])).toEqual([
    ['静安', false, '营业至 22:00'],
    ['徐汇', true, '营业至 22:00'],
  ]);
});
