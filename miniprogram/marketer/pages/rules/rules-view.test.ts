import type { EpochMs, Fen, RuleSet } from '@vip-card/core';
import { tiers } from '../../../copy/words.zh-cn';
import { zhCn } from '../../copy/zh-cn';
import { rulesView } from './rules-view';

const ruleSet: RuleSet = {
  version: 2,
  effectiveFrom: Date.parse('2026-05-25T16:00:00Z') as EpochMs,
  expiry: { mode: 'month-end', months: 12 },
  hash: '491082c9b34e5d6f',
  rules: [
    { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } },
    { id: 'gold', kind: 'tier-multiplier', tier: 'gold', extra: { numerator: 1, denominator: 2 } },
    {
      id: 'kids',
      kind: 'category-bonus',
      category: 'kidswear',
      extra: { numerator: 1, denominator: 1 },
      minimumSpend: 30000 as Fen,
    },
  ],
};
const view = rulesView(ruleSet, (id) => (id === 'kidswear' ? '童装' : id), tiers, zhCn);

test('every rule is a sentence', () => {
  expect(view.rules.map(({ sentence }) => sentence)).toEqual([
    '每消费 1 元积 1 分',
    '金卡多积 50%',
    '童装满 300 元，童装部分多积 100%',
  ]);
});

test('the examples are what the engine makes of a hundred yuan', () => {
  expect(view.examples.map(({ name, points }) => `${name}：${points}`)).toEqual([
    '素卡：消费 100 元，得 100 分',
    '银卡：消费 100 元，得 100 分',
    '金卡：消费 100 元，得 150 分',
    '黑卡：消费 100 元，得 100 分',
  ]);
});

test('says since when it counts in Shanghai, and how long points live', () => {
  expect(view.since).toBe('2026年5月26日起生效');
  expect(view.expiry).toBe('积分从得到那个月算起，满 12 个月后的月底到期。');
});
