import type { ChainView, EpochMs, Fen } from '@vip-card/core';
import { en as mainEn } from '../../copy/en';
import { zhCn as mainZhCn } from '../../copy/zh-cn';
import { en } from '../copy/en';
import { zhCn } from '../copy/zh-cn';
import type { RuleWording } from '../rules/names';

const store = (storeId: string, name: string): ChainView['stores'][number] => ({
  storeId,
  name,
  region: '华东',
  address: '',
  opensAt: '10:00',
  closesAt: '22:00',
  phone: '',
});

/** A chain of two stores and two categories, for tests of what headquarters sees. */
export const chain: ChainView = {
  brand: { zh: '素里', en: 'SULI' },
  consentVersion: '2026-01',
  categories: [
    { id: 'womenswear', zh: '女装', en: 'Womenswear' },
    { id: 'kidswear', zh: '童装', en: 'Kidswear' },
  ],
  tiers: [
    { tier: 'linen', from: 0 as Fen },
    { tier: 'silver', from: 100_000 as Fen },
    { tier: 'gold', from: 500_000 as Fen },
    { tier: 'black', from: 2_000_000 as Fen },
  ],
  stores: [store('jingan', '静安店'), store('tianhe', '天河店')],
};

export const chinese: RuleWording = {
  main: mainZhCn,
  marketer: zhCn,
  category: (id) => chain.categories.find((each) => each.id === id)?.zh ?? id,
  chain,
};

export const english: RuleWording = {
  main: mainEn,
  marketer: en,
  category: (id) => chain.categories.find((each) => each.id === id)?.en ?? id,
  chain,
};

/** A Saturday afternoon in Shanghai. */
export const now = Date.parse('2026-11-21T14:00:00+08:00') as EpochMs;
