import type { Cap, RuleOf } from './rule-at-work';

/** At most so many points for spending on one bill. */
export function billCap({ id: ruleId, kind, points }: RuleOf<'bill-cap'>): Cap {
  return { does: 'cap', ruleId, kind, leaves: () => points };
}
