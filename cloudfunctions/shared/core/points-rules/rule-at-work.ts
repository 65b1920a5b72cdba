import type { TierName } from '../tiers';
import type { Fen, Points } from '../units';
import type { Because, Cut, Excluded, Missed, Reached } from './award';
import type { Bill, BillLine, BillMember } from './bill';
import type { Ratio, Rule } from './rule-set';

export type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;

/** Earns so many points for each yuan of every line that counts. */
export interface Base {
  does: 'base';
  ruleId: string;
  perYuan: Ratio;
  because: (spent: Fen) => Because;
}

/** What applies to some bills only, and only once what it covers reaches its minimum. */
interface Conditional {
  ruleId: string;
  minimumSpend: Fen;
  /** Whether the bill is one that the rule is for, its minimum and its tier aside; null for every bill. */
  isFor: ((bill: Bill) => boolean) | null;
  missed: (shortBy: Fen) => Missed;
}

/** Earns `extra` times the base on what it covers. */
export interface Multiplier extends Conditional {
  does: 'multiply';
  extra: Ratio;
  /** The only tier it is for; null for all. */
  tier: TierName | null;
  /** The category of the lines it covers; null for the whole bill. */
  category: string | null;
  stop: boolean;
  because: (spent: Fen) => Because;
}

/** Earns a fixed number of points. */
export interface FixedBonus extends Conditional {
  does: 'bonus';
  points: Points;
  because: () => Because;
}

export interface Cap {
  does: 'cap';
  ruleId: string;
  kind: Cut['kind'];
  /** What it leaves for this bill, given what the member has earned before. */
  leaves: (earned: BillMember['earned']) => number;
}

export interface Exclusion {
  does: 'exclude';
  ruleId: string;
  kind: Excluded['kind'];
  excludes: (line: BillLine) => boolean;
}

export interface Milestone {
  does: 'milestone';
  /** The milestone as it is reached by a bill, or undefined; `gained` is what the bill adds to the member's figures. */
  reachedBy: (bill: Bill, gained: { points: Points; spent: Fen }) => Reached | undefined;
}

/** A rule made ready for bills, once for each rule set. */
export type RuleAtWork = Base | Multiplier | FixedBonus | Cap | Exclusion | Milestone;
