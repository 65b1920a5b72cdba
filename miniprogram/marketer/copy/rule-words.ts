import type { Rule, TierName } from '@vip-card/core';

/** How the chain calls what rules name. */
export interface RuleNames {
  tier: (tier: TierName) => string;
  category: (id: string) => string;
}

/** A sentence for every kind of rule: a new kind without one does not compile. */
export type RuleWords = {
  [Kind in Rule['kind']]: (rule: Extract<Rule, { kind: Kind }>, names: RuleNames) => string;
};

/** Says a rule with the given sentences. */
export function sayRule(words: RuleWords, rule: Rule, names: RuleNames): string {
  // The table's type pairs each kind with its own rule; indexing with a union loses that pairing.
  const say = words[rule.kind] as (of: Rule, names: RuleNames) => string;
  return say(rule, names);
}
