import type { Exclusion, RuleOf } from './rule-at-work';

/**
 * Lines sold for less than a part of their list price earn nothing; exactly the part earns. Points are a way of paying and
 * no discount: a line is sold for what money and points paid together.
 */
export function discountExclusion({ id: ruleId, kind, below }: RuleOf<'discount-exclusion'>): Exclusion {
  const { numerator, denominator } = below;
  return {
    does: 'exclude',
    ruleId,
    kind,
    excludes: ({ list, paid, paidWithPoints = 0 }) => (paid + paidWithPoints) * denominator < list * numerator,
  };
}
