import { addDays, addMonths, businessDayOf } from './business-day';
import type { SpendDay, TierTerm } from './ledger/account';
import type { TierChange } from './ledger/movement';
import type { Policies } from './ledger/policies';
import type { BusinessDay, EpochMs, Fen } from './units';

/** Membership tiers 等级, lowest first: linen 素卡, silver 银卡, gold 金卡, black 黑卡. */
export type TierName = 'linen' | 'silver' | 'gold' | 'black';

/** From how much qualifying spend a tier is reached; equality qualifies. */
export interface TierThreshold {
  tier: TierName;
  from: Fen;
}

/** Net spend in the twelve months up to and including the business day of `at`: what the tier is judged by. */
export function qualifyingSpend(spendDays: readonly SpendDay[], at: EpochMs): Fen {
  return spendUpTo(spendDays, businessDayOf(at));
}

/** Net spend in `(to - 12 months, to]`, never negative. */
export function spendUpTo(spendDays: readonly SpendDay[], to: BusinessDay): Fen {
  const from = addMonths(to, -12);
  const net = spendDays.reduce((sum, { day, net }) => (day > from && day <= to ? sum + net : sum), 0);
  return Math.max(net, 0) as Fen;
}

/** The highest tier that a spend qualifies for. `thresholds` come lowest first. */
export function tierFor(thresholds: readonly TierThreshold[], spend: Fen): TierName {
  return thresholds.reduce<TierName>((best, { tier, from }) => (spend >= from ? tier : best), 'linen');
}

/** A tier's place among the thresholds, the lowest 0. */
export function rankOf(thresholds: readonly TierThreshold[], tier: TierName): number {
  return thresholds.findIndex((threshold) => threshold.tier === tier);
}

/** How far it is to the next tier; null at the highest. */
export function nextTier(
  thresholds: readonly TierThreshold[],
  tier: TierName,
  spend: Fen,
): { tier: TierName; remaining: Fen } | null {
  const next = thresholds[rankOf(thresholds, tier) + 1];
  return next ? { tier: next.tier, remaining: Math.max(next.from - spend, 0) as Fen } : null;
}

/** The term that a tier has from a business day on: none for the lowest, which nobody reviews. */
export function termFrom(
  thresholds: readonly TierThreshold[],
  tier: TierName,
  day: BusinessDay,
  { months, warningDays }: Policies['tier'],
): TierTerm | null {
  if (rankOf(thresholds, tier) <= 0) return null;
  const until = addMonths(day, months);
  return { stage: 'kept', until, reviewOn: addDays(until, -warningDays) };
}

/** What a sale does to a tier: upgrades are immediate, downgrades wait for the review; in the grace, qualifying keeps it. */
export function tierChangeBySale(facts: {
  tiers: readonly TierThreshold[];
  policy: Policies['tier'];
  tier: TierName;
  term: TierTerm | null;
  /** Qualifying spend with the sale. */
  spend: Fen;
  now: EpochMs;
}): TierChange | undefined {
  const { tiers, policy, tier, term, spend, now } = facts;
  const qualified = tierFor(tiers, spend);
  const higher = rankOf(tiers, qualified) - rankOf(tiers, tier);
  const keeps = higher === 0 && term?.stage === 'grace';
  if (higher <= 0 && !keeps) return undefined;
  return { after: qualified, term: termFrom(tiers, qualified, businessDayOf(now), policy) };
}

/** What a sale did to a tier: lifted it, or gave it another term; what was before is what a return goes back to. */
export interface TierStep {
  before: TierName;
  after: TierName;
  termBefore: TierTerm | null;
  termAfter: TierTerm | null;
}

/**
 * What a return does to a tier: it undoes only what one of the returned sales did to it, and not where what is left
 * qualifies anyway. The term is the one from before, so that buying and returning keeps nobody's tier for longer.
 *
 * @param steps of the returned sales, newest first
 */
export function tierChangeByReturn(facts: {
  tiers: readonly TierThreshold[];
  policy: Policies['tier'];
  tier: TierName;
  term: TierTerm | null;
  steps: readonly TierStep[];
  spend: Fen;
  now: EpochMs;
}): TierChange | undefined {
  const { tiers, policy, spend, now } = facts;
  const qualified = tierFor(tiers, spend);
  const rank = (name: TierName): number => rankOf(tiers, name);
  let { tier, term } = facts;
  for (const step of facts.steps) {
    const stands = step.before === step.after ? sameTerm(term, step.termAfter) : tier === step.after;
    if (!stands || rank(qualified) >= rank(tier)) continue;
    const higher = rank(qualified) > rank(step.before);
    tier = higher ? qualified : step.before;
    term = higher ? termFrom(tiers, qualified, businessDayOf(now), policy) : step.termBefore;
  }
  return tier === facts.tier && sameTerm(term, facts.term) ? undefined : { after: tier, term };
}

function sameTerm(a: TierTerm | null, b: TierTerm | null): boolean {
  return a?.until === b?.until && a?.stage === b?.stage && a?.reviewOn === b?.reviewOn;
}
