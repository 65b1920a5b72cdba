import type { EpochMs } from '../units';
import type { RuleSet } from './rule-set';

/**
 * The rule set in force at an instant: of those that are not over, the one that took effect last, the higher version among
 * equals.
 */
export function ruleSetInForce(ruleSets: readonly RuleSet[], at: EpochMs): RuleSet | undefined {
  return ruleSets
    .filter((ruleSet) => ruleSet.effectiveFrom <= at && !isOver(ruleSet, at))
    .reduce<RuleSet | undefined>(
      (latest, ruleSet) => (latest && !supersedes(ruleSet, latest) ? latest : ruleSet),
      undefined,
    );
}

function isOver({ effectiveUntil }: RuleSet, at: EpochMs): boolean {
  return effectiveUntil !== undefined && effectiveUntil <= at;
}

function supersedes(ruleSet: RuleSet, other: RuleSet): boolean {
  if (ruleSet.effectiveFrom !== other.effectiveFrom) return ruleSet.effectiveFrom > other.effectiveFrom;
  return ruleSet.version > other.version;
}
