import { businessDayOf } from '../business-day';
import type { MemberEvent, Reward } from '../points-rules/rule-set';
import type { TierName } from '../tiers';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from '../units';

/** What one credit brought and what is left of it 积分批次. Its id is the `seq` of the movement that opened it. */
export interface Lot {
  id: number;
  remaining: Points;
  earnedAt: EpochMs;
  /** Pending until then, without a job. */
  activeFrom: EpochMs;
  /** The first instant at which it no longer counts, swept or not; null for never. */
  expiresAt: EpochMs | null;
  /** The legal entity that issued the points and owes for them. */
  entity: string;
}

/** What a member spent on one business day, and the points earned for it, returns taken off. In money: what points paid is not spent. */
export interface SpendDay {
  day: BusinessDay;
  net: Fen;
  purchases: number;
  earned: Points;
}

/** Points that were taken back after they had been spent, and the entity that had issued them. */
export interface Debt {
  entity: string;
  points: Points;
}

/**
 * How long a tier lasts: `until` the review's business day, which comes with a warning before and a grace after it.
 * `reviewOn` is when the next of these is due.
 */
export interface TierTerm {
  stage: 'kept' | 'warned' | 'grace';
  until: BusinessDay;
  reviewOn: BusinessDay;
}

/** A tier and its term. */
export interface TierHeld {
  tier: TierName;
  term: TierTerm | null;
}

/** What a sale did to the tier: lifted it, or in its grace gave it another term. */
export interface TierStep {
  /** The `seq` of the sale, and of the goods that were given for its goods. */
  sales: number[];
  /** Something of it came back: it stands only while what is left qualifies. */
  returned: boolean;
  before: TierHeld;
  after: TierHeld;
}

/** A milestone that was reached, and what has to hold for it to stay so. */
export interface Milestone {
  /** `ruleId@lifetime`, `ruleId@2026`, `ruleId@2026-11`. */
  name: string;
  measure: 'points' | 'spend';
  over: 'lifetime' | 'month' | 'year';
  reach: number;
  at: EpochMs;
  reward:
    | { kind: 'points'; points: Points; lot: number; expiresAt: EpochMs | null; entity: string }
    | { kind: 'prize'; zh: string; en: string };
}

/** What a milestone brought, without where it went. */
export function rewardOf({ reward }: Milestone): Reward {
  return reward.kind === 'points' ? { kind: 'points', points: reward.points } : reward;
}

/**
 * A member's points account: a cache of the member's movements, written together with each of them and rebuilt from them by
 * the audit. `seq` counts the movements.
 */
export interface Account {
  memberNo: MemberNo;
  seq: number;
  tier: TierName;
  /** Null for the lowest tier, which nobody reviews. */
  tierTerm: TierTerm | null;
  /** `tierTerm.reviewOn`, where an index finds it; null when there is none. */
  tierReviewOn: BusinessDay | null;
  /** The tiers that she had before, and until when, of the past year, oldest first: what is settled late is judged by them. */
  tiersBefore: { tier: TierName; until: EpochMs }[];
  /** The steps that sales led to this tier by, oldest first, since a review last decided on it: returns undo them. */
  tierSteps: TierStep[];
  /** What is left in all lots, pending and expired ones included: the books' figure. */
  balance: Points;
  /** Points that a return took back after they were spent; never negative, repaid by later earnings, oldest first. */
  owed: Points;
  debts: Debt[];
  /** All points ever awarded for spending, and all ever taken back by returns. */
  earned: Points;
  reversed: Points;
  /** All money ever spent, returns taken off. */
  spent: Fen;
  /** Lots with something left, oldest movement first. */
  lots: Lot[];
  /** When the next lot expires: what the expiry timer looks for. */
  nextExpiryOn: EpochMs | null;
  /** The twelve months up to the newest purchase, oldest first: what tiers and caps are judged by. */
  spendDays: SpendDay[];
  purchases: number;
  lastPurchaseAt: EpochMs | null;
  milestones: Milestone[];
  /** What she was given points for beside buying: joining, a complete profile. */
  rewarded: MemberEvent[];
}

/** The account of a member who has just joined. */
export function openAccount(memberNo: MemberNo): Account {
  const none = 0 as Points;
  return {
    memberNo,
    seq: 0,
    tier: 'linen',
    tierTerm: null,
    tierReviewOn: null,
    tierSteps: [],
    tiersBefore: [],
    balance: none,
    owed: none,
    debts: [],
    earned: none,
    reversed: none,
    spent: 0 as Fen,
    lots: [],
    nextExpiryOn: null,
    spendDays: [],
    purchases: 0,
    lastPurchaseAt: null,
    milestones: [],
    rewarded: [],
  };
}

/** Whether a lot counts at an instant: neither pending nor expired. */
export function isActive(lot: Pick<Lot, 'activeFrom' | 'expiresAt'>, at: EpochMs): boolean {
  return lot.activeFrom <= at && !isExpired(lot, at);
}

/** Whether a lot's time is over at an instant: at `expiresAt` itself it is. */
export function isExpired(lot: Pick<Lot, 'expiresAt'>, at: EpochMs): boolean {
  return lot.expiresAt !== null && lot.expiresAt <= at;
}

/** The tier that a member had at an instant, as far as the account remembers; its oldest for what lies before. */
export function tierAt({ tier, tiersBefore }: Pick<Account, 'tier' | 'tiersBefore'>, at: EpochMs): TierName {
  return tiersBefore.find(({ until }) => at < until)?.tier ?? tier;
}

/** The points that a member can use at an instant. */
export function spendablePoints(account: Pick<Account, 'lots'>, at: EpochMs): Points {
  return account.lots.reduce((sum, lot) => (isActive(lot, at) ? sum + lot.remaining : sum), 0) as Points;
}

/** The order in which points are taken: soonest to expire, then earliest earned, then by id. */
export function burnOrder(a: Lot, b: Lot): number {
  const expiry = (lot: Lot): number => lot.expiresAt ?? Number.POSITIVE_INFINITY;
  if (expiry(a) !== expiry(b)) return expiry(a) < expiry(b) ? -1 : 1;
  return a.earnedAt - b.earnedAt || a.id - b.id;
}

/** What expires and the last day on which it counts, soonest first. */
export function expiringPoints(
  account: Pick<Account, 'lots'>,
  at: EpochMs,
): { lastDay: BusinessDay; points: Points }[] {
  const active = account.lots.filter((lot) => lot.expiresAt !== null && isActive(lot, at));
  return byDay(active.map((lot) => ({ day: businessDayOf(((lot.expiresAt ?? 0) - 1) as EpochMs), lot }))).map(
    ({ day, points }) => ({ lastDay: day, points }),
  );
}

/** What is not spendable yet and the first day on which it will be, soonest first. */
export function pendingPoints(account: Pick<Account, 'lots'>, at: EpochMs): { from: BusinessDay; points: Points }[] {
  const pending = account.lots.filter((lot) => lot.activeFrom > at && !isExpired(lot, at));
  return byDay(pending.map((lot) => ({ day: businessDayOf(lot.activeFrom), lot }))).map(({ day, points }) => ({
    from: day,
    points,
  }));
}

function byDay(lots: readonly { day: BusinessDay; lot: Lot }[]): { day: BusinessDay; points: Points }[] {
  const days = new Map<BusinessDay, number>();
  for (const { day, lot } of lots) days.set(day, (days.get(day) ?? 0) + lot.remaining);
  return [...days].map(([day, points]) => ({ day, points: points as Points })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
