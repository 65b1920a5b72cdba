import { milestoneProgress } from './milestone-progress';
import type { Rule } from './points-rules/rule-set';
import { at, onePerYuan, ruleSet, Shop } from './testing/shop';
import type { Points } from './units';

const milestone = (
  id: string,
  measure: 'points' | 'spend',
  over: 'lifetime' | 'month' | 'year',
  reach: number,
): Rule => ({ id, kind: 'milestone', measure, over, reach, reward: { kind: 'points', points: 100 as Points } });

const rules = ruleSet([
  milestone('ever', 'spend', 'lifetime', 500_000),
  onePerYuan,
  milestone('this-year', 'spend', 'year', 100_000),
  milestone('this-month', 'points', 'month', 300),
]);
const LAST_YEAR = at('2025-12-31T23:59:59.999+08:00');
const THIS_MONTH = at('2026-11-14T12:00:00+08:00');
const NOW = at('2026-11-22T12:00:00+08:00');

const figures = (shop: Shop, now = NOW) =>
  milestoneProgress(shop.account, shop.rules, now).map(({ ruleId, progress, reachedAt }) => [
    ruleId,
    progress,
    reachedAt,
  ]);

it('says of a new member that nothing is done yet, in the order of the rules', () => {
  expect(milestoneProgress(new Shop(rules).account, rules, NOW)).toEqual([
    {
      ruleId: 'ever',
      measure: 'spend',
      over: 'lifetime',
      reach: 500_000,
      progress: 0,
      reward: { kind: 'points', points: 100 },
      reachedAt: null,
    },
    expect.objectContaining({ ruleId: 'this-year', progress: 0, reachedAt: null }),
    expect.objectContaining({ ruleId: 'this-month', measure: 'points', progress: 0, reachedAt: null }),
  ]);
});

it('counts for each its own period, by the calendar of Shanghai', () => {
  const shop = new Shop(rules);
  shop.sell(200_000, LAST_YEAR);
  shop.sell(20_000, THIS_MONTH);
  expect(figures(shop)).toEqual([
    ['ever', 220_000, null],
    ['this-year', 20_000, null],
    ['this-month', 200, null],
  ]);
});

it('says when it was reached: at exactly so much', () => {
  const shop = new Shop(rules);
  shop.sell(99_999, at('2026-10-01T12:00:00+08:00'));
  expect(figures(shop)[1]).toEqual(['this-year', 99_999, null]);
  shop.sell(1, THIS_MONTH);
  expect(figures(shop)[1]).toEqual(['this-year', 100_000, THIS_MONTH]);
});

it('begins anew with the next period', () => {
  const shop = new Shop(rules);
  shop.sell(100_000, THIS_MONTH);
  expect(figures(shop)[2]).toEqual(['this-month', 1000, THIS_MONTH]);
  expect(figures(shop, at('2026-12-01T00:00:00+08:00'))[2]).toEqual(['this-month', 0, null]);
  expect(figures(shop, at('2026-12-31T23:59:59.999+08:00'))[1]).toEqual(['this-year', 100_000, THIS_MONTH]);
  expect(figures(shop, at('2027-01-01T00:00:00+08:00'))[1]).toEqual(['this-year', 0, null]);
});

it('is not reached any more once returns have brought her below', () => {
  const shop = new Shop(rules);
  shop.sell(100_000, THIS_MONTH);
  shop.refund(1, NOW);
  expect(figures(shop)[1]).toEqual(['this-year', 99_999, null]);
});

it('says nothing where the rules have no milestone', () => {
  expect(milestoneProgress(new Shop().account, ruleSet(), NOW)).toEqual([]);
});
