import type { Multiplier, RuleOf } from './rule-at-work';

/**
 * Lines of one category earn a share of the base on top, once together they reach the minimum. A bill without the category
 * has missed nothing.
 */
export function categoryMultiplier(rule: RuleOf<'category-multiplier'>): Multiplier {
  const { id: ruleId, kind, category, extra, minimumSpend } = rule;
  return {
    does: 'multiply',
    ruleId,
    minimumSpend,
    isFor: null,
    missed: (shortBy) => ({ ruleId, kind, category, extra, shortBy }),
    extra,
    tier: null,
    category,
    stop: rule.stop === true,
    because: (spent) => ({ kind, category, spent, extra }),
  };
}
