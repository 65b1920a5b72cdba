import { contentHash } from '../canonical';
import type { Rule, RuleSet } from '../points-rules/rule-set';
import { parseRuleSet, type RuleSetInvalid } from '../points-rules/schema';
import { accept, refuse, type Result } from '../result';

/** What HQ writes of a rule set; its version, and from when to when it counts, come with publishing it. */
export type RuleDraft = Pick<RuleSet, 'expiry' | 'pendingDays' | 'rules'>;

/** What rules may name of a chain. */
export interface Nameable {
  categories: readonly { id: string }[];
  stores: readonly { storeId: string }[];
}

/** What a new draft begins with: a copy of a rule set's content. */
export function draftOf({ expiry, pendingDays, rules }: RuleDraft): RuleDraft {
  return { expiry, pendingDays, rules };
}

/** Names a draft's content: what was tried out is what is published. */
export function draftHash(draft: RuleDraft): string {
  return contentHash(draftOf(draft));
}

/**
 * Reads a draft from data. Refuses what no rule set may hold, and categories and stores that the chain does not have, with
 * the path of the first thing that is wrong: `rules.2.category`.
 */
export function parseRuleDraft(data: object, chain: Nameable): Result<RuleDraft, RuleSetInvalid> {
  const parsed = parseRuleSet({ ...data, version: 1, effectiveFrom: 0 });
  if (!parsed.ok) return parsed;
  const draft = draftOf(parsed.value);
  const unknown = unknownName(draft.rules, chain);
  return unknown ? refuse({ code: 'rule_set_invalid', ...unknown }) : accept(draft);
}

function unknownName(rules: readonly Rule[], chain: Nameable): { path: string; expected: string } | undefined {
  const categories = new Set(chain.categories.map(({ id }) => id));
  const stores = new Set(chain.stores.map(({ storeId }) => storeId));
  for (const [index, rule] of rules.entries()) {
    if (rule.kind === 'category-multiplier' && !categories.has(rule.category)) {
      return { path: `rules.${index}.category`, expected: 'a category of the chain' };
    }
    if (rule.kind === 'category-exclusion' && rule.categories.some((id) => !categories.has(id))) {
      return { path: `rules.${index}.categories`, expected: 'categories of the chain' };
    }
    if (rule.kind === 'store-multiplier' && rule.storeIds.some((id) => !stores.has(id))) {
      return { path: `rules.${index}.storeIds`, expected: 'stores of the chain' };
    }
  }
  return undefined;
}
