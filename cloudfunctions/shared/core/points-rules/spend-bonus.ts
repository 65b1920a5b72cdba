import type { FixedBonus, RuleOf } from './rule-at-work';

/** A fixed number of points for a bill that reaches the minimum. */
export function spendBonus({ id: ruleId, kind, points, minimumSpend }: RuleOf<'spend-bonus'>): FixedBonus {
  const because = Object.freeze({ kind, minimumSpend });
  return {
    does: 'bonus',
    ruleId,
    minimumSpend,
    isFor: null,
    missed: (shortBy) => ({ ruleId, kind, points, shortBy }),
    points,
    because: () => because,
  };
}
