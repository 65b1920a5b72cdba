import { contentHash } from '../canonical';
import type { Rule, RuleSet } from '../points-rules/rule-set';
import { parseRuleSet, type RuleSetInvalid } from '../points-rules/schema';
import { accept, refuse, type Result } from '../result';
import type { EpochMs } from '../units';

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

/**
 * The version that a draft begins from, and that has to be known when it is published: the newest that is not over, one that
 * is yet to take effect included, so that nothing scheduled is undone unseen. When all are over, the newest of them.
 * @param ruleSets without those that were withdrawn
 */
export function newestStanding<Of extends Pick<RuleSet, 'version' | 'effectiveUntil'>>(
  ruleSets: readonly Of[],
  now: EpochMs,
): Of | undefined {
  const standing = ruleSets.filter(({ effectiveUntil }) => effectiveUntil === undefined || effectiveUntil > now);
  const [first, ...others] = standing.length > 0 ? standing : ruleSets;
  return others.reduce((newest, ruleSet) => (newest && newest.version > ruleSet.version ? newest : ruleSet), first);
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
