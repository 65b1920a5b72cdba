import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** Members of a segment earn a share of the base on top. */
export function segmentMultiplier(rule: RuleOf<'segment-multiplier'>): Multiplier {
  const { kind, segment, extra } = rule;
  return wholeBillMultiplier(rule, { kind, segment, extra }, (bill) => bill.member.segments.includes(segment));
}
