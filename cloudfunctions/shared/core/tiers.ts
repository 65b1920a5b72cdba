import { addDays, addMonths, businessDayOf } from './business-day';
import type { Account, SpendDay, TierHeld, TierStep, TierTerm } from './ledger/account';
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
  /** With the sale. */
  account: TierAccount;
  /** The sale whose goods these were given for, which they carry on. */
  exchangeFor?: number;
  now: EpochMs;
}): TierChange | undefined {
  const { tiers, policy, account, exchangeFor, now } = facts;
  const { tier, tierTerm: term, seq } = account;
  const steps = exchangeFor === undefined ? account.tierSteps : carriedOn(account.tierSteps, exchangeFor, seq);
  const qualified = tierFor(tiers, qualifyingSpend(account.spendDays, now));
  const higher = rankOf(tiers, qualified) - rankOf(tiers, tier);
  const keeps = higher === 0 && term?.stage === 'grace';
  if (higher <= 0 && !keeps) return steps === account.tierSteps ? undefined : { after: tier, term, steps };
  const after = { tier: qualified, term: termFrom(tiers, qualified, businessDayOf(now), policy) };
  const step = { sales: [seq], returned: false, before: { tier, term }, after };
  return { after: after.tier, term: after.term, steps: [...steps, step] };
}

/** What of an account a tier is judged by. */
type TierAccount = Pick<Account, 'seq' | 'tier' | 'tierTerm' | 'tierSteps' | 'spendDays'>;

/** The steps of a sale belong to the goods as well that were given for its goods; the same steps when it caused none. */
export function carriedOn(steps: TierStep[], from: number, to: number): TierStep[] {
  if (!steps.some(({ sales }) => sales.includes(from))) return steps;
  return steps.map((step) => (step.sales.includes(from) ? { ...step, sales: [...step.sales, to] } : step));
}

/**
 * What a return does to a tier: it undoes the steps that the returned sales caused, each by itself, where what is left does
 * not qualify anyway, and leaves the steps of other sales. A sale of which something came back and that stood because other
 * spend qualified stands no longer when that is returned too; so the order of returns does not matter. What is left may
 * qualify for less: then it is as if the sale had been of that much. The term goes with the tier, so that buying and
 * returning keeps nobody's for longer.
 *
 * @param facts.sales the `seq` of the returned sales
 * @param facts.spendBefore qualifying spend before the return: what time has taken off, no return undoes
 */
export function tierChangeByReturn(facts: {
  tiers: readonly TierThreshold[];
  /** With the return. */
  account: TierAccount;
  sales: ReadonlySet<number>;
  spendBefore: Fen;
  now: EpochMs;
}): TierChange | undefined {
  const { tiers, account, sales } = facts;
  const rank = (name: TierName): number => rankOf(tiers, name);
  const qualified = tierFor(tiers, qualifyingSpend(account.spendDays, facts.now));
  const before = tierFor(tiers, facts.spendBefore);
  const steps: TierStep[] = [];
  // What the steps up to here lead to, where that is something else now than it was.
  let held: TierHeld | undefined;
  let changed = false;
  for (const step of account.tierSteps) {
    const touched = step.sales.some((seq) => sales.has(seq));
    const from = held ?? step.before;
    const falls = rank(qualified) < rank(step.after.tier) && (touched || rank(before) >= rank(step.after.tier));
    const next = { ...step, before: from, returned: step.returned || touched };
    changed ||= next.returned !== step.returned || (next.returned && falls);
    if (!next.returned || !falls) {
      held = undefined;
      steps.push(next);
    } else if (rank(qualified) > rank(from.tier)) {
      held = { tier: qualified, term: step.after.term };
      steps.push({ ...next, after: held });
    } else held = from;
  }
  if (!changed) return undefined;
  const { tier: after, term } = held ?? { tier: account.tier, term: account.tierTerm };
  return { after, term, steps };
}
