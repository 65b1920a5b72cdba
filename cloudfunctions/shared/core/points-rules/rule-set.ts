import type { TierName } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';

/** An exact ratio; the denominator is positive. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

/** Where a sale was made. */
export type Channel = 'store' | 'online';

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a member does apart from buying, that may be rewarded once (a check-in: each time). */
export type MemberEvent = 'join' | 'profile-complete' | 'survey' | 'check-in';

/**
 * What all multipliers share: on top of the base they earn `extra` times the base, on the lines they cover, once those
 * lines reach `minimumSpend`: exactly the minimum is enough. After a rule with `stop` applied, no later multiplier does.
 */
interface Multiplier {
  id: string;
  extra: Ratio;
  minimumSpend: Fen;
  stop?: true;
}

export type Reward = { kind: 'points'; points: Points } | { kind: 'prize'; zh: string; en: string };

/** Rules are looked at in their order. */
export type Rule =
  /** So many points for each yuan paid in money. */
  | { id: string; kind: 'base-earn'; perYuan: Ratio }
  | (Multiplier & { kind: 'tier-multiplier'; tier: TierName })
  /** Covers the lines of one category; all other multipliers cover the whole bill. */
  | (Multiplier & { kind: 'category-multiplier'; category: string })
  | (Multiplier & { kind: 'store-multiplier'; storeIds: string[] })
  | (Multiplier & { kind: 'channel-multiplier'; channel: Channel })
  /** On these weekdays, from `from` to before `until` by the wall clock of Shanghai: `10:00`, `24:00`. */
  | (Multiplier & { kind: 'time-multiplier'; weekdays: Weekday[]; from: string; until: string })
  /** In the month of the member's birthday. */
  | (Multiplier & { kind: 'birthday-multiplier' })
  | (Multiplier & { kind: 'segment-multiplier'; segment: string })
  /** A fixed number of points for a bill that reaches `minimumSpend`. */
  | { id: string; kind: 'spend-bonus'; points: Points; minimumSpend: Fen }
  | { id: string; kind: 'first-purchase-bonus'; points: Points; minimumSpend: Fen }
  /** A fixed number of points for something else than buying. */
  | { id: string; kind: 'event-bonus'; event: MemberEvent; points: Points }
  /** At most so many points for spending on one bill, on one business day, in one calendar month or year. Fixed bonuses are promised and not cut. */
  | { id: string; kind: 'bill-cap'; points: Points }
  | { id: string; kind: 'day-cap'; points: Points }
  | { id: string; kind: 'period-cap'; period: 'month' | 'year'; points: Points }
  /** Lines that earn nothing and count for no minimum: gift cards, delivery. */
  | { id: string; kind: 'category-exclusion'; categories: string[] }
  /** Lines sold for less than this part of their list price earn nothing and count for no minimum. */
  | { id: string; kind: 'discount-exclusion'; below: Ratio }
  /** Once (in a lifetime, a calendar month or year) the member's points earned, or fen spent, reach `reach`. */
  | {
      id: string;
      kind: 'milestone';
      measure: 'points' | 'spend';
      over: 'lifetime' | 'month' | 'year';
      reach: number;
      reward: Reward;
    }
  /** So many points are worth so many fen, for at most `share` of what a bill comes to. At most one such rule. */
  | { id: string; kind: 'points-for-cash'; points: Points; worth: Fen; share: Ratio }
  | { id: string; kind: 'points-for-coupon'; points: Points; template: string };

/** What points live by: the last day on which they count is the one so many days or months later, or the year's last. */
export type Expiry =
  | { mode: 'never' }
  | { mode: 'days'; days: number }
  | { mode: 'month-end'; months: number }
  | { mode: 'year-end'; years: number };

export interface RuleSet {
  version: number;
  effectiveFrom: EpochMs;
  /** The first instant at which it is over, and the one before it is in force again; absent for open end. */
  effectiveUntil?: EpochMs;
  expiry: Expiry;
  /** Points of a sale are pending for so many days, the return window; 0 for none. */
  pendingDays: number;
  rules: Rule[];
  /** SHA-256 of the canonical JSON of all the above, hexadecimal. */
  hash: string;
}
