import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** Some stores earn a share of the base on top, such as one that has just opened. */
export function storeMultiplier(rule: RuleOf<'store-multiplier'>): Multiplier {
  const { id: ruleId, kind, extra } = rule;
  const stores = new Set(rule.storeIds);
  return wholeBillMultiplier(rule, {
    isFor: (bill) => stores.has(bill.storeId),
    because: { kind, extra },
    missed: (shortBy) => ({ ruleId, kind, extra, shortBy }),
  });
}
