import fc from 'fast-check';
import { at, DAY, onePerYuan, policies, ruleSet, Shop, tiers } from '../testing/shop';
import type { TierName } from '../tiers';
import type { EpochMs, Fen } from '../units';
import { maySettle } from './settle-late';

const noon = at('2026-03-01T12:00:00+08:00');
const after = (days: number): EpochMs => (noon + days * DAY) as EpochMs;
const twice = (tier: TierName) => ({
  id: tier,
  kind: 'tier-multiplier' as const,
  tier,
  extra: { numerator: 1, denominator: 1 },
  minimumSpend: 0 as Fen,
});

it('a sale is settled up to the last instant of the days that the chain allows', () => {
  const earliest = after(-policies.settleDays);
  expect(maySettle(earliest, noon, policies)).toEqual({ ok: true, value: null });
  expect(maySettle((earliest - 1) as EpochMs, noon, policies)).toEqual({
    ok: false,
    refusal: { code: 'settled_too_late', earliest },
  });
});

it('earns by the tier that she had when it happened, and not by what she became meanwhile', () => {
  const shop = new Shop(ruleSet([onePerYuan, twice('silver')]));
  shop.sell(100_000, after(2));
  expect(shop.sell(10_000, after(1), { now: after(3) }).sale).toMatchObject({
    tierBefore: 'linen',
    award: { total: 100 },
  });
  expect(shop.sell(10_000, after(3)).sale.award.total).toBe(200);
});

it('a till whose clock runs ahead lifts her at once', () => {
  const shop = new Shop(ruleSet([onePerYuan, twice('silver')]));
  const minute = (count: number): EpochMs => (noon + count * 60_000) as EpochMs;
  shop.sell(100_000, minute(4), { now: noon });
  expect(shop.sell(10_000, minute(1)).sale.award.total).toBe(200);
});

it('keeps a tier that a return took since', () => {
  const shop = new Shop(ruleSet([onePerYuan, twice('silver')]));
  const { sale } = shop.sell(100_000, after(0));
  shop.refund({ sale, amount: 100_000 }, after(2));
  expect(shop.sell(10_000, after(1), { now: after(3) }).sale.award.total).toBe(200);
});

it('settled in order, late sales earn what they would have earned at once', () => {
  const rules = ruleSet([onePerYuan, twice('silver'), { ...twice('gold'), extra: { numerator: 2, denominator: 1 } }]);
  const paid = fc.integer({ min: 1, max: tiers[2]?.from ?? 0 }).map((fen) => fen as Fen);
  fc.assert(
    fc.property(fc.array(paid, { minLength: 1, maxLength: 8 }), (amounts) => {
      const [online, offline] = [new Shop(rules), new Shop(rules)];
      for (const [hour, amount] of amounts.entries()) {
        const when = (noon + hour * 3_600_000) as EpochMs;
        online.sell(amount, when);
        offline.sell(amount, when, { now: after(2) });
      }
      const awards = (shop: Shop): number[] => shop.sales.map(({ award }) => award.total);
      expect(awards(offline)).toEqual(awards(online));
      expect(offline.account.tier).toBe(online.account.tier);
    }),
    { numRuns: 200 },
  );
});
