import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';

/** Some stores earn a share of the base on top, such as one that has just opened. */
export function storeMultiplier(rule: RuleOf<'store-multiplier'>): Multiplier {
  const { kind, extra } = rule;
  const stores = new Set(rule.storeIds);
  return wholeBillMultiplier(rule, { kind, extra }, (bill) => stores.has(bill.storeId));
}
