import type { Cap, RuleOf } from './rule-at-work';

/** At most so many points for spending on one business day. */
export function dayCap({ id: ruleId, kind, points }: RuleOf<'day-cap'>): Cap {
  return { does: 'cap', ruleId, kind, leaves: (earned) => points - earned.day };
}
