import type { TierName } from '../tiers';
import type { EpochMs, Fen } from '../units';

/** An exact ratio; the denominator is positive. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

export type Rule =
  /** So many points for each yuan paid. */
  | { id: string; kind: 'base-earn'; perYuan: Ratio }
  /** A tier earns `extra` times the base on top: one half more for gold is 1/2. */
  | { id: string; kind: 'tier-multiplier'; tier: TierName; extra: Ratio }
  /** Lines of a category earn `extra` times the base on top, once they reach `minimumSpend` on the bill. */
  | { id: string; kind: 'category-bonus'; category: string; extra: Ratio; minimumSpend: Fen };

export interface RuleSet {
  version: number;
  effectiveFrom: EpochMs;
  /** What the points of this set live by. */
  expiry: { mode: 'never' } | { mode: 'month-end'; months: number };
  rules: Rule[];
  /** SHA-256 of the canonical JSON of all the above, hexadecimal. */
  hash: string;
}
