import type { Base, RuleOf } from './rule-at-work';

/** So many points for each yuan of every line. */
export function baseEarn({ id, kind, perYuan }: RuleOf<'base-earn'>): Base {
  return { does: 'base', ruleId: id, perYuan, because: (spent) => ({ kind, spent, perYuan }) };
}
