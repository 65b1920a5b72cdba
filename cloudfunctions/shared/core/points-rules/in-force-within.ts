import type { EpochMs } from '../units';
import { ruleSetInForce } from './in-force';
import type { RuleSet } from './rule-set';

/**
 * The rule sets that are in force at some instant from `from` to before `until`, in the order in which they are, each once:
 * what a till has to carry to work through that time by itself.
 */
export function ruleSetsInForceWithin(ruleSets: readonly RuleSet[], from: EpochMs, until: EpochMs): RuleSet[] {
  const changes = ruleSets
    .flatMap(({ effectiveFrom, effectiveUntil }) => [effectiveFrom, effectiveUntil ?? from])
    .filter((at) => at > from && at < until)
    .sort((a, b) => a - b);
  const inForce = [from, ...changes].map((at) => ruleSetInForce(ruleSets, at));
  return [...new Set(inForce.filter((ruleSet) => ruleSet !== undefined))];
}
