import { addMonths, businessDayOf } from './business-day';
import type { SpendDay } from './ledger/account';
import type { EpochMs, Fen } from './units';

/** Membership tiers 等级, lowest first: linen 素卡, silver 银卡, gold 金卡, black 黑卡. */
export type TierName = 'linen' | 'silver' | 'gold' | 'black';

/** From how much qualifying spend a tier is reached; equality qualifies. */
export interface TierThreshold {
  tier: TierName;
  from: Fen;
}

/** Net spend in the twelve months up to and including the business day of `at`: what the tier is judged by. */
export function qualifyingSpend(spendDays: readonly SpendDay[], at: EpochMs): Fen {
  const to = businessDayOf(at);
  const from = addMonths(to, -12);
  const net = spendDays.reduce((sum, { day, net }) => (day > from && day <= to ? sum + net : sum), 0);
  return Math.max(net, 0) as Fen;
}

/** The highest tier that a spend qualifies for. `thresholds` come lowest first. */
export function tierFor(thresholds: readonly TierThreshold[], spend: Fen): TierName {
  return thresholds.reduce<TierName>((best, { tier, from }) => (spend >= from ? tier : best), 'linen');
}

/** The tier after a sale: upgrades are immediate, downgrades wait for the review. */
export function tierAfterSale(thresholds: readonly TierThreshold[], tier: TierName, spend: Fen): TierName {
  const rank = (name: TierName): number => thresholds.findIndex((threshold) => threshold.tier === name);
  const qualified = tierFor(thresholds, spend);
  return rank(qualified) > rank(tier) ? qualified : tier;
}

/** How far it is to the next tier; null at the highest. */
export function nextTier(
  thresholds: readonly TierThreshold[],
  tier: TierName,
  spend: Fen,
): { tier: TierName; remaining: Fen } | null {
  const next = thresholds[thresholds.findIndex((threshold) => threshold.tier === tier) + 1];
  return next ? { tier: next.tier, remaining: Math.max(next.from - spend, 0) as Fen } : null;
}
