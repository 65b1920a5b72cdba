import type { Fen, Points, Rule, RuleDraft } from '@vip-card/core';
import { chain, now } from '../testing/wording';
import { awardOfExample, firstExample, type Example } from './example-bill';
import { exampleOfRule } from './example-of-rule';
import { placesOf } from './names';

const more = { id: 'a', extra: { numerator: 1, denominator: 2 }, minimumSpend: 80_000 as Fen };
const points = 70 as Points;
const draft = (...rules: Rule[]): RuleDraft => ({
  expiry: { mode: 'never' },
  pendingDays: 0,
  rules: [{ id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } }, ...rules],
});
// 500 yuan of womenswear in the first store on a Saturday at 14:00.
const example = firstExample(placesOf(chain), now);

test.each([
  [
    { ...more, kind: 'tier-multiplier', tier: 'gold' },
    { tier: 'gold', paid: 80_000, list: 80_000 },
  ],
  [
    { ...more, kind: 'category-multiplier', category: 'kidswear' },
    { category: 'kidswear', paid: 80_000 },
  ],
  [{ ...more, kind: 'store-multiplier', storeIds: ['tianhe'] }, { storeId: 'tianhe' }],
  [{ ...more, kind: 'channel-multiplier', channel: 'online' }, { channel: 'online' }],
  [
    { ...more, kind: 'time-multiplier', weekdays: [1], from: '20:00', until: '22:00' },
    { day: '2026-11-23', time: '20:00' },
  ],
  [
    { ...more, kind: 'time-multiplier', weekdays: [6, 7], from: '10:00', until: '18:00' },
    { day: '2026-11-21', time: '14:00' },
  ],
  [{ id: 'a', kind: 'spend-bonus', points, minimumSpend: 80_000 as Fen }, { paid: 80_000 }],
  [
    { id: 'a', kind: 'first-purchase-bonus', points, minimumSpend: 0 as Fen },
    { first: true, paid: 50_000 },
  ],
  [{ id: 'a', kind: 'category-exclusion', categories: ['kidswear'] }, { category: 'kidswear' }],
  [
    { id: 'a', kind: 'discount-exclusion', below: { numerator: 1, denominator: 2 } },
    { paid: 50_000, list: 100_001 },
  ],
] as const satisfies [Rule, Partial<Record<keyof Example, unknown>>][])(
  'a bill for %j counts under it',
  (rule, expected) => {
    const shown = exampleOfRule(example, rule);
    expect(shown).toMatchObject(expected);
    const withIt = awardOfExample(draft(rule), shown)?.total;
    expect(withIt).not.toBe(awardOfExample(draft(), shown)?.total);
    expect(exampleOfRule(shown, rule as Rule)).toBe(shown);
  },
);

test('leaves the bill as it is where no single one shows the rule', () => {
  expect(exampleOfRule(example, { id: 'a', kind: 'period-cap', period: 'month', points })).toBe(example);
  expect(exampleOfRule(example, { id: 'a', kind: 'event-bonus', event: 'join', points })).toBe(example);
});
