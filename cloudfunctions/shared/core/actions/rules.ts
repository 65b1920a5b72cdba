import type { RuleSet } from '../points-rules/rule-set';

export interface RulesActions {
  /** The rule set in force. */
  current: { input: Record<never, never>; value: { ruleSet: RuleSet } };
}
