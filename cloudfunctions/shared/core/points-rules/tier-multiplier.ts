import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** The tier that a member has before the bill earns a share of the base on top. */
export function tierMultiplier(rule: RuleOf<'tier-multiplier'>): Multiplier {
  const { id: ruleId, kind, tier, extra } = rule;
  return wholeBillMultiplier(rule, {
    isFor: (bill) => bill.member.tier === tier,
    because: { kind, tier, extra },
    missed: (shortBy) => ({ ruleId, kind, tier, extra, shortBy }),
  });
}
