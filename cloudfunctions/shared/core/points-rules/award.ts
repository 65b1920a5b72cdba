import type { TierName } from '../tiers';
import type { Fen, Points } from '../units';
import type { Ratio } from './rule-set';

/** Why a rule applied, as data: the copy files make a sentence of it. */
export type Because =
  | { kind: 'base-earn'; spent: Fen; perYuan: Ratio }
  | { kind: 'tier-multiplier'; tier: TierName; extra: Ratio }
  | { kind: 'category-bonus'; category: string; spent: Fen; extra: Ratio };

/** Why a rule missed, and by how much. */
export type Missed = {
  ruleId: string;
  kind: 'category-bonus';
  category: string;
  extra: Ratio;
  /** What more of this category would have brought the bonus. */
  shortBy: Fen;
};

/** Points awarded to a bill, explained: `applied` sums to `total`, and so do the lines' `shares`. */
export interface Award {
  ruleSetVersion: number;
  total: Points;
  applied: { ruleId: string; points: Points; because: Because }[];
  missed: Missed[];
  /** One per line of the bill, in its order; frozen at the sale. */
  shares: Points[];
}
