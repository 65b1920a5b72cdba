import { at, DAY, onePerYuan, ruleSet, Shop } from '../testing/shop';
import type { EpochMs } from '../units';
import { expiringPoints, spendablePoints } from './account';
import { postMovement } from './post';

const shop = new Shop(ruleSet([onePerYuan], { mode: 'month-end', months: 12 }));
shop.sell(10_000, at('2025-11-30T23:59:59.999+08:00'));
shop.sell(4_000, at('2025-12-01T00:00:00+08:00'));

it('counts points through the last day of month +12, and not an instant longer', () => {
  expect(spendablePoints(shop.account, at('2026-11-30T23:59:59.999+08:00'))).toBe(140);
  expect(spendablePoints(shop.account, at('2026-12-01T00:00:00+08:00'))).toBe(40);
  expect(spendablePoints(shop.account, at('2027-01-01T00:00:00+08:00'))).toBe(0);
});

it('says what expires when, soonest first, without what has expired', () => {
  expect(expiringPoints(shop.account, at('2026-11-30T12:00:00+08:00'))).toEqual([
    { lastDay: '2026-11-30', points: 100 },
    { lastDay: '2026-12-31', points: 40 },
  ]);
  expect(expiringPoints(shop.account, at('2026-12-01T12:00:00+08:00'))).toEqual([
    { lastDay: '2026-12-31', points: 40 },
  ]);
});

it('does not count pending points', () => {
  const lots = shop.account.lots.map((lot) => ({ ...lot, activeFrom: (lot.earnedAt + DAY) as EpochMs }));
  expect(spendablePoints({ lots }, at('2025-12-01T12:00:00+08:00'))).toBe(0);
});

it('does not post the same movement twice', () => {
  const [last] = shop.movements.slice(-1);
  expect(() => last && postMovement(shop.account, last)).toThrow('does not follow');
});
