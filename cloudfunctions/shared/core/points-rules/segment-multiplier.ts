import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** Members of a segment earn a share of the base on top. */
export function segmentMultiplier(rule: RuleOf<'segment-multiplier'>): Multiplier {
  const { id: ruleId, kind, segment, extra } = rule;
  return wholeBillMultiplier(rule, {
    isFor: (bill) => bill.member.segments.includes(segment),
    because: { kind, segment, extra },
    missed: (shortBy) => ({ ruleId, kind, segment, extra, shortBy }),
  });
}
