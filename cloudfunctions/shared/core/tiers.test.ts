import type { TierTerm } from './ledger/account';
import { at, fen, policies, tiers } from './testing/shop';
import { nextTier, qualifyingSpend, tierChangeBySale, tierFor, type TierName } from './tiers';
import type { BusinessDay, Points } from './units';

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

const noon = at('2026-11-22T12:00:00+08:00');
const onDay = (net: number) => ({
  day: '2026-11-22' as BusinessDay,
  net: fen(net),
  purchases: 1,
  earned: 0 as Points,
});
const bySale = (tier: TierName, spend: number, tierTerm: TierTerm | null = null) =>
  tierChangeBySale({
    tiers,
    policy: policies.tier,
    account: { seq: 7, tier, tierTerm, tierSteps: [], spendDays: [onDay(spend)] },
    now: noon,
  });

it('upgrades on a sale, for twelve months, and never downgrades', () => {
  const term = { stage: 'kept', until: '2027-11-22', reviewOn: '2027-10-23' };
  expect(bySale('linen', 600_000)).toEqual({
    after: 'gold',
    term,
    steps: [{ sales: [7], returned: false, before: { tier: 'linen', term: null }, after: { tier: 'gold', term } }],
  });
  expect(bySale('gold', 0)).toBeUndefined();
});

it('keeps a tier that is in its grace as soon as a sale qualifies for it', () => {
  const inGrace = { stage: 'grace', until: '2026-11-01', reviewOn: '2026-12-01' } as TierTerm;
  const change = bySale('gold', 500_000, inGrace);
  expect(change).toMatchObject({ after: 'gold', term: { stage: 'kept', until: '2027-11-22' } });
});

it('says how far the next tier is, and nothing above the highest', () => {
  expect(nextTier(tiers, 'silver', fen(432_000))).toEqual({ tier: 'gold', remaining: 68_000 });
  expect(nextTier(tiers, 'linen', fen(999_999))).toEqual({ tier: 'silver', remaining: 0 });
  expect(nextTier(tiers, 'black', fen(0))).toBeNull();
});

it('counts the twelve months up to and including today, the leap day among them', () => {
  const on = (day: string, net: number) => ({
    day: day as BusinessDay,
    net: fen(net),
    purchases: 1,
    earned: 0 as Points,
  });
  const days = [on('2023-02-28', 1), on('2023-03-01', 2), on('2024-02-29', 4), on('2024-03-01', 8)];
  expect(qualifyingSpend(days, at('2024-02-29T12:00:00+08:00'))).toBe(6);
});

it('is never below zero', () => {
  const days = [{ day: '2026-01-01' as BusinessDay, net: fen(-5), purchases: 0, earned: 0 as Points }];
  expect(qualifyingSpend(days, at('2026-01-01T12:00:00+08:00'))).toBe(0);
});
