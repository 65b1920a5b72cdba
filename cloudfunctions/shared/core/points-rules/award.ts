import type { TierName } from '../tiers';
import type { Fen, Points } from '../units';
import type { Channel, Ratio, Reward } from './rule-set';

/** Why a rule applied, as data: the copy files make a sentence of it. `spent` is what the covered lines came to. */
export type Because =
  | { kind: 'base-earn'; spent: Fen; perYuan: Ratio }
  | { kind: 'tier-multiplier'; tier: TierName; extra: Ratio }
  | { kind: 'category-multiplier'; category: string; spent: Fen; extra: Ratio }
  | { kind: 'store-multiplier'; extra: Ratio }
  | { kind: 'channel-multiplier'; channel: Channel; extra: Ratio }
  | { kind: 'time-multiplier'; extra: Ratio }
  | { kind: 'birthday-multiplier'; extra: Ratio }
  | { kind: 'segment-multiplier'; segment: string; extra: Ratio }
  | { kind: 'spend-bonus'; minimumSpend: Fen }
  | { kind: 'first-purchase-bonus' }
  /** Brought over from the goods that were given back in an exchange: not decided by a rule, and with their date. */
  | { kind: 'exchanged'; receipt: string };

/** A rule that would have applied if this bill, or the member's spending so far, had been so much more. */
export type Missed = { ruleId: string } & (
  | { kind: 'tier-multiplier'; tier: TierName; extra: Ratio; shortBy: Fen }
  | { kind: 'category-multiplier'; category: string; extra: Ratio; shortBy: Fen }
  | { kind: 'store-multiplier'; extra: Ratio; shortBy: Fen }
  | { kind: 'channel-multiplier'; channel: Channel; extra: Ratio; shortBy: Fen }
  | { kind: 'time-multiplier'; extra: Ratio; shortBy: Fen }
  | { kind: 'birthday-multiplier'; extra: Ratio; shortBy: Fen }
  | { kind: 'segment-multiplier'; segment: string; extra: Ratio; shortBy: Fen }
  | { kind: 'spend-bonus'; points: Points; shortBy: Fen }
  | { kind: 'first-purchase-bonus'; points: Points; shortBy: Fen }
);

/** A cap that cut what the bill earned: `limit` is what the cap left for this bill. */
export interface Cut {
  ruleId: string;
  kind: 'bill-cap' | 'day-cap' | 'period-cap';
  limit: Points;
  cut: Points;
}

/** Lines that earned nothing, by their place on the bill. */
export interface Excluded {
  ruleId: string;
  kind: 'category-exclusion' | 'discount-exclusion';
  lines: number[];
}

/** Fixed points; they go back as a whole when returns bring what was spent on the bill below `whileSpent`. */
export interface Bonus {
  ruleId: string;
  points: Points;
  whileSpent: Fen;
}

/** A milestone that the bill reached. What it brings is not of the bill: the ledger gives it, and takes it back, by itself. */
export interface Reached {
  /** `ruleId@lifetime`, `ruleId@2026`, `ruleId@2026-11`. */
  milestone: string;
  ruleId: string;
  measure: 'points' | 'spend';
  over: 'lifetime' | 'month' | 'year';
  reach: number;
  reward: Reward;
}

/**
 * Points awarded to a bill, explained: `applied` sums to `total` and what caps cut; the lines' `shares` and the `bonuses`
 * sum to `total`.
 */
export interface Award {
  ruleSetVersion: number;
  total: Points;
  applied: { ruleId: string; points: Points; because: Because }[];
  missed: Missed[];
  cuts: Cut[];
  excluded: Excluded[];
  bonuses: Bonus[];
  reached: Reached[];
  /** One per line of the bill, in its order; frozen at the sale. */
  shares: Points[];
}
