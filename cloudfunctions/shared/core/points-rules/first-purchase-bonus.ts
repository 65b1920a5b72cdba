import type { FixedBonus, RuleOf } from './rule-at-work';

/** A fixed number of points for a member's first purchase, if it reaches the minimum: no later one is the first. */
export function firstPurchaseBonus(rule: RuleOf<'first-purchase-bonus'>): FixedBonus {
  const { id: ruleId, kind, points, minimumSpend } = rule;
  const because = Object.freeze({ kind });
  return {
    does: 'bonus',
    ruleId,
    minimumSpend,
    isFor: (bill) => bill.member.purchases === 0,
    missed: (shortBy) => ({ ruleId, kind, points, shortBy }),
    points,
    because: () => because,
  };
}
