import { diffRuleSets, isUnchanged, type RuleDraft } from '@vip-card/core';
import { sayRule } from '../copy/rule-words';
import { ruleNames, type RuleWording } from './names';

/** What is not the same in two rule sets, a sentence for each; empty when nothing is. */
export function diffLines(before: RuleDraft, after: RuleDraft, wording: RuleWording): string[] {
  const diff = diffRuleSets(before, after);
  if (isUnchanged(diff)) return [];
  const { diff: words, rules } = wording.marketer;
  const names = ruleNames(wording);
  const say = (rule: RuleDraft['rules'][number]): string => sayRule(rules.sentences, rule, names);
  return [
    ...diff.added.map((rule) => words.added(say(rule))),
    ...diff.removed.map((rule) => words.removed(say(rule))),
    ...diff.changed.map(({ before: old, after: fresh }) =>
      // Which stores a rule names, for one, its sentence does not say.
      say(old) === say(fresh) ? words.detail(say(fresh)) : words.changed(say(old), say(fresh)),
    ),
    ...(diff.reordered ? [words.reordered] : []),
    ...(diff.expiry ? [words.expiry(rules.expiryMode(diff.expiry.before), rules.expiryMode(diff.expiry.after))] : []),
    ...(diff.pendingDays ? [words.pending(diff.pendingDays.before, diff.pendingDays.after)] : []),
  ];
}
