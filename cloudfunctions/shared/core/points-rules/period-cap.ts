import type { Cap, RuleOf } from './rule-at-work';

/** At most so many points for spending in one calendar month or year. */
export function periodCap({ id: ruleId, kind, period, points }: RuleOf<'period-cap'>): Cap {
  return { does: 'cap', ruleId, kind, leaves: (earned) => points - earned[period] };
}
