import type { Points } from '../units';
import type { MemberEvent, RuleSet } from './rule-set';

/** The points that a member gets for something else than buying: all rules for it together, 0 without one. */
export function pointsForEvent(ruleSet: Pick<RuleSet, 'rules'>, event: MemberEvent): Points {
  return ruleSet.rules.reduce(
    (sum, rule) => (rule.kind === 'event-bonus' && rule.event === event ? sum + rule.points : sum),
    0,
  ) as Points;
}
