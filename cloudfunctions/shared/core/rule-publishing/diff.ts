import { canonicalJson } from '../canonical';
import type { Rule, RuleSet } from '../points-rules/rule-set';
import type { RuleDraft } from './draft';

/** A rule that both have under its id, with the fields that are not the same. */
interface ChangedRule {
  before: Rule;
  after: Rule;
  fields: string[];
}

/** What is not the same in two rule sets. A rule is told by its id; one whose kind changed went, and another came. */
export interface RuleSetDiff {
  added: Rule[];
  removed: Rule[];
  changed: ChangedRule[];
  /** The rules that both have stand in another order: it matters for a rule that stops those after it. */
  reordered: boolean;
  expiry: { before: RuleSet['expiry']; after: RuleSet['expiry'] } | null;
  pendingDays: { before: number; after: number } | null;
}

/** Compares two rule sets, or a draft with a rule set; what was added, removed and changed stands in the rules' order. */
export function diffRuleSets(before: RuleDraft, after: RuleDraft): RuleSetDiff {
  const old = new Map(before.rules.map((rule) => [nameOf(rule), rule]));
  const fresh = new Map(after.rules.map((rule) => [nameOf(rule), rule]));
  const common = (rules: readonly Rule[]): string[] =>
    rules.map(nameOf).filter((name) => old.has(name) && fresh.has(name));
  return {
    added: after.rules.filter((rule) => !old.has(nameOf(rule))),
    removed: before.rules.filter((rule) => !fresh.has(nameOf(rule))),
    changed: after.rules.flatMap((rule) => {
      const earlier = old.get(nameOf(rule));
      const fields = earlier ? changedFields(earlier, rule) : [];
      return earlier && fields.length > 0 ? [{ before: earlier, after: rule, fields }] : [];
    }),
    reordered: !isSame(common(before.rules), common(after.rules)),
    expiry: isSame(before.expiry, after.expiry) ? null : { before: before.expiry, after: after.expiry },
    pendingDays:
      before.pendingDays === after.pendingDays ? null : { before: before.pendingDays, after: after.pendingDays },
  };
}

/** Whether two rule sets say the same. */
export function isUnchanged({ added, removed, changed, reordered, expiry, pendingDays }: RuleSetDiff): boolean {
  return added.length + removed.length + changed.length === 0 && !reordered && !expiry && pendingDays === null;
}

function nameOf({ id, kind }: Rule): string {
  return `${kind}:${id}`;
}

function changedFields(before: Rule, after: Rule): string[] {
  const [old, fresh] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const fields = new Set([...old.keys(), ...fresh.keys()]);
  return [...fields].filter((field) => !isSame(old.get(field) ?? null, fresh.get(field) ?? null));
}

function isSame(before: unknown, after: unknown): boolean {
  return canonicalJson(before) === canonicalJson(after);
}
