import { addDays, addMonths, businessDayOf, startOfBusinessDay } from './business-day';
import type { Account, TierTerm } from './ledger/account';
import type { Movement, TierMovement } from './ledger/movement';
import type { Policies } from './ledger/policies';
import { Postings } from './ledger/postings';
import { rankOf, spendUpTo, termFrom, type TierThreshold } from './tiers';
import type { BusinessDay, EpochMs, Fen } from './units';

interface TierFacts {
  tiers: readonly TierThreshold[];
  policy: Policies['tier'];
}

/**
 * Carries out what a tier's term has come to by now: a warning when what is bought so far will not keep it; at the review
 * another term or a grace; at the grace's end another term or one tier less, never more than one. A job that was down for
 * long takes all steps one after the other, each on its own day. No movement when nothing is due.
 */
export function decideTierReview(
  account: Account,
  facts: TierFacts & { now: EpochMs },
): { movements: Movement[]; account: Account } {
  const postings = new Postings(account, facts.now);
  const today = businessDayOf(facts.now);
  for (let due = dueStep(postings.account, facts, today); due; due = dueStep(postings.account, facts, today)) {
    const { day, ...step } = due;
    postings.post({ kind: 'tier', at: startOfBusinessDay(day), storeId: '', entity: '', ...step });
  }
  return { movements: postings.movements, account: postings.account };
}

type Step = Pick<TierMovement, 'before' | 'because' | 'shortBy' | 'effects'> & { day: BusinessDay };

function dueStep(account: Account, facts: TierFacts, today: BusinessDay): Step | undefined {
  const { tier, tierTerm: term } = account;
  if (!term || term.reviewOn > today) return undefined;
  const { tiers, policy } = facts;
  const shortBy = shortfall(account, tiers, term.stage === 'grace' ? term.reviewOn : term.until);
  const step = (because: TierMovement['because'], after: typeof tier, next: TierTerm | null): Step => ({
    day: term.reviewOn,
    before: tier,
    because,
    shortBy,
    // What the review decided on anew, no return of an earlier sale undoes.
    effects: {
      tier: { after, term: next, steps: because === 'kept' || because === 'lowered' ? [] : account.tierSteps },
    },
  });
  const anotherTerm = termFrom(tiers, tier, term.reviewOn, policy);
  if (term.reviewOn < term.until) {
    const [because, stage] = shortBy > 0 ? (['warned', 'warned'] as const) : (['safe', 'kept'] as const);
    return step(because, tier, { stage, until: term.until, reviewOn: term.until });
  }
  if (shortBy === 0) return step('kept', tier, anotherTerm);
  if (term.stage !== 'grace') {
    return step('grace', tier, { stage: 'grace', until: term.until, reviewOn: addDays(term.until, policy.graceDays) });
  }
  const lower = tiers[rankOf(tiers, tier) - 1]?.tier ?? tier;
  return step('lowered', lower, termFrom(tiers, lower, term.reviewOn, policy));
}

/** What is missing to keep the tier on a day, as bought so far. */
function shortfall(account: Account, tiers: readonly TierThreshold[], on: BusinessDay): Fen {
  const needed = tiers[rankOf(tiers, account.tier)]?.from ?? 0;
  return Math.max(needed - spendUpTo(account.spendDays, on), 0) as Fen;
}

/** What keeps a tier: the spend needed by a day, what counts for it so far, and what rolls off until then. */
export interface TierKeeping {
  until: BusinessDay;
  stage: TierTerm['stage'];
  /** What still has to be bought by then; 0 when the tier is safe. */
  remaining: Fen;
  /** Purchases that count today and no longer will on that day, with the first day on which they do not. */
  rollsOff: { on: BusinessDay; amount: Fen }[];
}

/** What the member has to do to keep her tier; null for the lowest. */
export function tierKeeping(account: Account, tiers: readonly TierThreshold[], now: EpochMs): TierKeeping | null {
  const { tierTerm: term } = account;
  if (!term) return null;
  const judgedOn = term.stage === 'grace' ? term.reviewOn : term.until;
  const today = businessDayOf(now);
  const rollsOff = account.spendDays
    .filter(({ day, net }) => net > 0 && day <= today)
    .map(({ day, net }) => ({ on: rollOffDay(day), amount: net }))
    .filter(({ on }) => on > today && on <= judgedOn);
  return { until: judgedOn, stage: term.stage, remaining: shortfall(account, tiers, judgedOn), rollsOff };
}

/** The first day in whose twelve months a day no longer lies: the same date a year on, 1 March for 29 February. */
function rollOffDay(day: BusinessDay): BusinessDay {
  const yearOn = addMonths(day, 12);
  return addMonths(yearOn, -12) < day ? addDays(yearOn, 1) : yearOn;
}
