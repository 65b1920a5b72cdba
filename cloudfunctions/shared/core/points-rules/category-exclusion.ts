import type { Exclusion, RuleOf } from './rule-at-work';

/** Lines of some categories earn nothing: gift cards, delivery. */
export function categoryExclusion({ id: ruleId, kind, ...rule }: RuleOf<'category-exclusion'>): Exclusion {
  const categories = new Set(rule.categories);
  return { does: 'exclude', ruleId, kind, excludes: (line) => categories.has(line.category) };
}
