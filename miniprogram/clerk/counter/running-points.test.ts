import type { Fen, RuleSet, SaleLine } from '@vip-card/core';
import { rules as shopRules } from '../testing/shop';
import { nearestMiss, runningAward } from './running-points';

const rules: RuleSet = {
  ...shopRules,
  rules: [
    ...shopRules.rules,
    {
      id: 'outer',
      kind: 'category-bonus',
      category: 'outerwear',
      extra: { numerator: 1, denominator: 1 },
      minimumSpend: 100000 as Fen,
    },
  ],
};
const line = (category: string, paid: number): SaleLine => ({
  category,
  quantity: 1,
  list: paid as Fen,
  paid: paid as Fen,
});

test('the running points are those of the rules and the tier of the customer', () => {
  expect(runningAward(rules, 'gold', [line('womenswear', 39850)])?.total).toBe(597);
  expect(runningAward(rules, 'linen', [line('womenswear', 39850)])?.total).toBe(398);
});

test('of several near misses the nearest is shown', () => {
  const award = runningAward(rules, 'linen', [line('kidswear', 12850), line('outerwear', 5000)]);
  expect(award && nearestMiss(award)).toMatchObject({ category: 'kidswear', shortBy: 17150 });
});

test('a bill without any bonus in reach has no near miss', () => {
  const award = runningAward(rules, 'linen', [line('womenswear', 100)]);
  expect(award && nearestMiss(award)).toBeUndefined();
});

test('a bill beyond what the counter takes shows no points instead of wrong ones', () => {
  const huge = line('womenswear', 1_000_000_000);
  expect(runningAward(rules, 'gold', [huge, huge])).toBeUndefined();
});
