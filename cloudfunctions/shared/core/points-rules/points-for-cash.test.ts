import fc from 'fast-check';
import { perYuan } from '../testing/bills';
import type { Fen, Points } from '../units';
import { pointsFor, redeemable, redeemRuleOf, worthOf, type RedeemRule } from './points-for-cash';

const rule = (points: number, worth: number, numerator = 1, denominator = 1): RedeemRule => ({
  id: 'cash',
  kind: 'points-for-cash',
  points: points as Points,
  worth: worth as Fen,
  share: { numerator, denominator },
});

it('is found in a rule set, where there is one', () => {
  expect(redeemRuleOf({ rules: [perYuan(1), rule(100, 100)] })).toEqual(rule(100, 100));
  expect(redeemRuleOf({ rules: [perYuan(1)] })).toBeUndefined();
});

it.each([
  [rule(100, 100), 250, 250],
  [rule(300, 100), 2, 0], // less than a fen
  [rule(300, 100), 3, 1],
  [rule(300, 100), 5, 1],
  [rule(3, 1000), 1, 333],
  [rule(7_000_000, 1_000_000_000), 999_999_999, 142_857_142_714], // the product is beyond the exact integers
])('%j: so many points pay the whole fen below', (of, points, worth) => {
  expect(worthOf(of, points as Points)).toBe(worth);
});

it.each([
  [rule(100, 100), 250, 250],
  [rule(300, 100), 1, 3],
  [rule(3, 1000), 333, 1],
  [rule(3, 1000), 334, 2],
  [rule(100, 100), 0, 0],
])('%j: an amount takes the fewest points that pay it', (of, worth, points) => {
  expect(pointsFor(of, worth as Fen)).toBe(points);
});

it.each<[string, RedeemRule, paid: number, points: number, expected: { worth: number; points: number }]>([
  ['half of a bill', rule(100, 100, 1, 2), 39_801, 50_000, { worth: 19_900, points: 19_900 }],
  ['all the points there are', rule(100, 100, 1, 2), 39_800, 250, { worth: 250, points: 250 }],
  ['no point that pays less than a fen', rule(300, 100, 1, 2), 39_800, 5, { worth: 1, points: 3 }],
  ['to the fen, although a point is worth ten', rule(1, 10), 15, 100, { worth: 15, points: 2 }],
  ['nothing of nothing', rule(100, 100), 0, 100, { worth: 0, points: 0 }],
  ['nothing without points', rule(100, 100), 39_800, 0, { worth: 0, points: 0 }],
  ['nothing while points are owed', rule(100, 100), 39_800, -20, { worth: 0, points: 0 }],
])('pays %s', (_, of, paid, points, expected) => {
  expect(redeemable(of, { paid: paid as Fen, points: points as Points })).toEqual(expected);
});

it('never takes a point without effect, never more than there are, never above the share of the bill', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000 });
  const rate = fc.integer({ min: 1, max: 10_000_000 });
  const share = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(rate, rate, share, share, amount, amount, (points, worth, one, other, paid, held) => {
      const of = rule(points, worth, Math.min(one, other), Math.max(one, other));
      const most = redeemable(of, { paid: paid as Fen, points: held as Points });
      expect(most.points).toBeLessThanOrEqual(held);
      expect(most.worth * of.share.denominator).toBeLessThanOrEqual(paid * of.share.numerator);
      expect(worthOf(of, most.points)).toBeGreaterThanOrEqual(most.worth);
      if (most.points > 0) expect(worthOf(of, (most.points - 1) as Points)).toBeLessThan(most.worth);
    }),
  );
});
