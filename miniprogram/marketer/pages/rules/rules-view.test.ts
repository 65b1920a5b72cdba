import type { EpochMs, Fen, Points, Rule, RuleSet } from '@vip-card/core';
import { tiers } from '../../../copy/words.zh-cn';
import { en } from '../../copy/en';
import { sayRule } from '../../copy/rule-words';
import { zhCn } from '../../copy/zh-cn';
import { rulesView } from './rules-view';

const ruleSet: RuleSet = {
  version: 2,
  effectiveFrom: Date.parse('2026-05-25T16:00:00Z') as EpochMs,
  expiry: { mode: 'month-end', months: 12 },
  pendingDays: 0,
  hash: '491082c9b34e5d6f',
  rules: [
    { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } },
    {
      id: 'gold',
      kind: 'tier-multiplier',
      tier: 'gold',
      extra: { numerator: 1, denominator: 2 },
      minimumSpend: 0 as Fen,
    },
    {
      id: 'kids',
      kind: 'category-multiplier',
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

test('the examples are of hours that are nothing special, whenever the rules took effect', () => {
  const always: Rule = {
    id: 'hours',
    kind: 'time-multiplier',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: '00:00',
    until: '24:00',
    extra: { numerator: 1, denominator: 5 },
    minimumSpend: 0 as Fen,
  };
  const happy = rulesView({ ...ruleSet, rules: [...ruleSet.rules, always] }, (id) => id, tiers, zhCn);
  expect(happy.examples).toEqual(view.examples);
});

test('says since when it counts in Shanghai, and how long points live', () => {
  expect(view.since).toBe('2026年5月26日起生效');
  expect(view.expiry).toBe('积分从得到那个月算起，满 12 个月后的月底到期。');
});

const half = { numerator: 1, denominator: 2 };
const minimumSpend = 0 as Fen;
const points = 100 as Points;

/** One of each of the others: the type makes this list complete. */
const sentences: {
  [Kind in Exclude<Rule['kind'], 'base-earn' | 'category-multiplier'>]: [Extract<Rule, { kind: Kind }>, string, string];
} = {
  'tier-multiplier': [
    { id: 'a', kind: 'tier-multiplier', tier: 'gold', extra: half, minimumSpend: 50_000 as Fen, stop: true },
    '金卡，整单满 500 元，多积 50%，不再叠加后面的多积',
    'Gold card from ¥500 on a bill: 50% more, and nothing after it multiplies',
  ],
  'store-multiplier': [
    { id: 'a', kind: 'store-multiplier', storeIds: ['jingan'], extra: half, minimumSpend },
    '指定的 1 家门店多积 50%',
    'One chosen store: 50% more',
  ],
  'channel-multiplier': [
    { id: 'a', kind: 'channel-multiplier', channel: 'online', extra: half, minimumSpend },
    '线上购买多积 50%',
    'Bought online: 50% more',
  ],
  'time-multiplier': [
    { id: 'a', kind: 'time-multiplier', weekdays: [2, 7], from: '14:00', until: '18:00', extra: half, minimumSpend },
    '周二、周日 14:00 至 18:00 多积 50%',
    'Tue, Sun, 14:00 to 18:00: 50% more',
  ],
  'birthday-multiplier': [
    { id: 'a', kind: 'birthday-multiplier', extra: half, minimumSpend },
    '生日当月多积 50%',
    'In the month of the birthday: 50% more',
  ],
  'segment-multiplier': [
    { id: 'a', kind: 'segment-multiplier', segment: '老客', extra: half, minimumSpend },
    '人群“老客”多积 50%',
    'Segment “老客”: 50% more',
  ],
  'spend-bonus': [
    { id: 'a', kind: 'spend-bonus', points, minimumSpend: 50_000 as Fen },
    '整单满 500 元，加送 100 分',
    'Every bill from ¥500: 100 points on top',
  ],
  'first-purchase-bonus': [
    { id: 'a', kind: 'first-purchase-bonus', points, minimumSpend },
    '首次购物，加送 100 分',
    'First purchase: 100 points on top',
  ],
  'event-bonus': [
    { id: 'a', kind: 'event-bonus', event: 'check-in', points },
    '到店签到，送 100 分',
    'Checking in at a store: 100 points',
  ],
  'bill-cap': [{ id: 'a', kind: 'bill-cap', points }, '一张小票最多得 100 分', 'At most 100 points on a bill'],
  'day-cap': [{ id: 'a', kind: 'day-cap', points }, '一天最多得 100 分', 'At most 100 points in a day'],
  'period-cap': [
    { id: 'a', kind: 'period-cap', period: 'year', points },
    '每个自然年最多得 100 分',
    'At most 100 points in a calendar year',
  ],
  'category-exclusion': [
    { id: 'a', kind: 'category-exclusion', categories: ['kidswear', 'x'] },
    '童装、x不参加积分',
    'Nothing is earned on 童装, x',
  ],
  'discount-exclusion': [
    { id: 'a', kind: 'discount-exclusion', below: half },
    '售价不到原价 50% 的商品不参加积分',
    'Nothing is earned on what is sold below 50% of its list price',
  ],
  milestone: [
    { id: 'a', kind: 'milestone', measure: 'spend', over: 'year', reach: 50_000, reward: { kind: 'points', points } },
    '每个自然年消费满 500 元，送 100 分',
    '¥500 spent within a calendar year: 100 points',
  ],
  'points-for-cash': [
    { id: 'a', kind: 'points-for-cash', points, worth: 100 as Fen, share: half },
    '100 分抵 1 元，一张小票最多抵 50%',
    '100 points pay ¥1, for at most 50% of a bill',
  ],
  'points-for-coupon': [
    { id: 'a', kind: 'points-for-coupon', points, template: 'fifty' },
    '100 分换一张券（fifty）',
    '100 points buy a coupon (fifty)',
  ],
};

test.each(Object.values(sentences))('%j is a sentence in both languages', (rule, chinese, english) => {
  const category = (id: string): string => (id === 'kidswear' ? '童装' : id);
  expect(sayRule(zhCn.rules.sentences, rule, { category, tier: (tier) => tiers[tier] })).toBe(chinese);
  expect(sayRule(en.rules.sentences, rule, { category, tier: () => 'Gold' })).toBe(english);
});
