import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** The tier that a member has before the bill earns a share of the base on top. Plans of other tiers leave it out. */
export function tierMultiplier(rule: RuleOf<'tier-multiplier'>): Multiplier {
  const { id: ruleId, kind, tier, extra } = rule;
  return wholeBillMultiplier(rule, {
    isFor: null,
    because: { kind, tier, extra },
    missed: (shortBy) => ({ ruleId, kind, tier, extra, shortBy }),
  });
}
