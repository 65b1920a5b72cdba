import type { TierName } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import type { Channel } from './rule-set';

/** What the rules look at: the lines of one bill, where and when it was paid, and by whom. */
export interface Bill {
  lines: readonly BillLine[];
  at: EpochMs;
  storeId: string;
  channel: Channel;
  member: BillMember;
}

export interface BillLine {
  category: string;
  list: Fen;
  /** In money: what points paid for has been taken off. */
  paid: Fen;
  /** What points paid for: with `paid` the price it was sold for, which a discount exclusion looks at. */
  paidWithPoints?: Fen;
}

/** What the rules need to know of a member, as it is before the bill. */
export interface BillMember {
  tier: TierName;
  /** 1 to 12; null while unknown. */
  birthMonth: number | null;
  segments: readonly string[];
  /** Sales so far. */
  purchases: number;
  /** Points earned for spending on the bill's business day, in its calendar month and year, and ever; returns are taken off. */
  earned: { day: Points; month: Points; year: Points; lifetime: Points };
  /** Money spent in the bill's calendar month and year, and ever; returns are taken off. */
  spent: { month: Fen; year: Fen; lifetime: Fen };
  /** Milestones reached already: `ruleId@lifetime`, `ruleId@2026`, `ruleId@2026-11`. */
  milestones: readonly string[];
}
