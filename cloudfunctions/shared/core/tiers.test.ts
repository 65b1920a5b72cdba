import { at, fen, tiers } from './testing/shop';
import { nextTier, qualifyingSpend, tierAfterSale, tierFor } from './tiers';
import type { BusinessDay } from './units';

it.each([
  [0, 'linen'],
  [99_999, 'linen'],
  [100_000, 'silver'],
  [499_999, 'silver'],
  [500_000, 'gold'],
  [2_000_000, 'black'],
])('%i fen in a year qualify for %s', (spend, tier) => {
  expect(tierFor(tiers, fen(spend))).toBe(tier);
});

it('upgrades and never downgrades on a sale', () => {
  expect(tierAfterSale(tiers, 'linen', fen(600_000))).toBe('gold');
  expect(tierAfterSale(tiers, 'gold', fen(0))).toBe('gold');
});

it('says how far the next tier is, and nothing above the highest', () => {
  expect(nextTier(tiers, 'silver', fen(432_000))).toEqual({ tier: 'gold', remaining: 68_000 });
  expect(nextTier(tiers, 'linen', fen(999_999))).toEqual({ tier: 'silver', remaining: 0 });
  expect(nextTier(tiers, 'black', fen(0))).toBeNull();
});

it('counts the twelve months up to and including today, the leap day among them', () => {
  const on = (day: string, net: number) => ({ day: day as BusinessDay, net: fen(net), purchases: 1 });
  const days = [on('2023-02-28', 1), on('2023-03-01', 2), on('2024-02-29', 4), on('2024-03-01', 8)];
  expect(qualifyingSpend(days, at('2024-02-29T12:00:00+08:00'))).toBe(6);
});

it('is never below zero', () => {
  const days = [{ day: '2026-01-01' as BusinessDay, net: fen(-5), purchases: 0 }];
  expect(qualifyingSpend(days, at('2026-01-01T12:00:00+08:00'))).toBe(0);
});
