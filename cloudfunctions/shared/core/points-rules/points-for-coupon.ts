import type { Points } from '../units';
import type { RuleSet } from './rule-set';

/** What a coupon of a template costs in points; undefined where it is not to be had for points. The first rule counts. */
export function couponPrice(ruleSet: Pick<RuleSet, 'rules'>, template: string): Points | undefined {
  const rule = ruleSet.rules.find((each) => each.kind === 'points-for-coupon' && each.template === template);
  return rule?.kind === 'points-for-coupon' ? rule.points : undefined;
}
