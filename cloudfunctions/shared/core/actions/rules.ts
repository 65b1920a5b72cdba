import type { Award } from '../points-rules/award';
import type { RuleSet } from '../points-rules/rule-set';
import type { RuleDraft } from '../rule-publishing/draft';
import type { DryRunResult } from '../rule-publishing/dry-run';
import type { SaleLine } from '../sales/sale';
import type { TierName } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';

/** A version of the rules, and who published it; what the chain was set up with has nobody's name. */
export interface RuleVersion {
  ruleSet: RuleSet;
  note: string;
  published: { name: string; at: EpochMs } | null;
  withdrawn: { name: string; at: EpochMs } | null;
}

/** What a dry run found. */
export interface DryRunReport {
  /** Of the content that was tried. */
  hash: string;
  /** The version that it was compared with: the newest that stands. */
  standing: number;
  result: DryRunResult;
  /** In a large chain, one in so many members was looked at: the figures are of these. 1 for everybody. */
  oneIn: number;
  /** What either gives for joining, which no bill tells of. */
  joining: { members: number; standing: Points; draft: Points };
}

/** A bill of any age, evaluated again. */
export interface ReEvaluatedBill {
  receipt: string;
  store: string;
  at: EpochMs;
  tier: TierName;
  lines: SaleLine[];
  paid: Fen;
  /** What of it points paid. */
  worth: Fen;
  given: Award;
  /** Null when it cannot be evaluated by itself: an exchange, in part made of what came over from another bill. */
  again: { award: Award; agrees: boolean } | null;
  /** Under the rules of today, with the member as she was. */
  today: Award | null;
}

export interface RulesActions {
  /** The rule set in force. */
  current: { input: Record<never, never>; value: { ruleSet: RuleSet } };
  /** All versions there ever were, newest first. */
  history: { input: Record<never, never>; value: { versions: RuleVersion[] } };
  /** Tries a draft on the bills of the last twelve months, beside the newest version that stands. */
  dryRun: { input: { draft: RuleDraft }; value: DryRunReport };
  /**
   * Makes a draft the version after `after`, the newest one that the publisher has seen. A draft that was not begun from the
   * newest that stands is refused, unless she says that she knows: `overrule`.
   */
  publish: {
    input: {
      requestId: string;
      draft: RuleDraft;
      after: number;
      basedOn: number;
      overrule?: boolean;
      effectiveFrom: EpochMs;
      effectiveUntil?: EpochMs;
      note: string;
    };
    value: { version: number; effectiveFrom: EpochMs };
  };
  /** Takes a version back that is not in effect yet. */
  withdraw: { input: { requestId: string; version: number }; value: { version: number } };
  reEvaluate: { input: { storeId: string; receipt: string }; value: ReEvaluatedBill };
}
