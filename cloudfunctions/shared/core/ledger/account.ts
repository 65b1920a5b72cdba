import { businessDayOf } from '../business-day';
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

/** What a member spent on one business day, returns taken off. */
export interface SpendDay {
  day: BusinessDay;
  net: Fen;
  purchases: number;
}

/**
 * A member's points account: a cache of the member's movements, written together with each of them and rebuilt from them by
 * the audit. `seq` counts the movements.
 */
export interface Account {
  memberNo: MemberNo;
  seq: number;
  tier: TierName;
  /** What is left in all lots, pending and expired ones included: the books' figure. */
  balance: Points;
  /** Points that a return took back after they were spent; never negative, repaid by later earnings. */
  owed: Points;
  /** All points ever awarded, and all ever taken back by returns. */
  earned: Points;
  reversed: Points;
  /** Lots with something left, oldest movement first. */
  lots: Lot[];
  /** The twelve months up to the newest purchase, oldest first: what tiers are judged by. */
  spendDays: SpendDay[];
  purchases: number;
  lastPurchaseAt: EpochMs | null;
}

/** The account of a member who has just joined. */
export function openAccount(memberNo: MemberNo): Account {
  const none = 0 as Points;
  return {
    memberNo,
    seq: 0,
    tier: 'linen',
    balance: none,
    owed: none,
    earned: none,
    reversed: none,
    lots: [],
    spendDays: [],
    purchases: 0,
    lastPurchaseAt: null,
  };
}

/** Whether a lot counts at an instant: neither pending nor expired. */
export function isActive(lot: Lot, at: EpochMs): boolean {
  return lot.activeFrom <= at && (lot.expiresAt === null || at < lot.expiresAt);
}

/** The points that a member can use at an instant. */
export function spendablePoints(account: Pick<Account, 'lots'>, at: EpochMs): Points {
  return account.lots.reduce((sum, lot) => (isActive(lot, at) ? sum + lot.remaining : sum), 0) as Points;
}

/** The order in which points are taken: soonest to expire, then earliest earned, then by id. */
export function burnOrder(a: Lot, b: Lot): number {
  const expiry = (lot: Lot): number => lot.expiresAt ?? Number.POSITIVE_INFINITY;
  if (expiry(a) !== expiry(b)) return expiry(a) - expiry(b);
  return a.earnedAt - b.earnedAt || a.id - b.id;
}

/** What expires and the last day on which it counts, soonest first. */
export function expiringPoints(
  account: Pick<Account, 'lots'>,
  at: EpochMs,
): { lastDay: BusinessDay; points: Points }[] {
  const byDay = new Map<BusinessDay, number>();
  for (const lot of account.lots) {
    if (lot.expiresAt === null || !isActive(lot, at)) continue;
    const lastDay = businessDayOf((lot.expiresAt - 1) as EpochMs);
    byDay.set(lastDay, (byDay.get(lastDay) ?? 0) + lot.remaining);
  }
  return [...byDay]
    .map(([lastDay, points]) => ({ lastDay, points: points as Points }))
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
}
