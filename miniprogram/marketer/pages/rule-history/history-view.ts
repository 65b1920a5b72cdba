import type { EpochMs, RuleVersion } from '@vip-card/core';
import { sayRule } from '../../copy/rule-words';
import { diffLines } from '../../rules/diff-lines';
import { ruleNames, type RuleWording } from '../../rules/names';
import { versionStates } from '../../rules/version-state';

export interface VersionView {
  version: number;
  title: string;
  state: string;
  inForce: boolean;
  period: string;
  /** Who published and withdrew it, and why; what is not known is left out. */
  facts: string[];
  /** Against the version before it, or, for the first, nothing. */
  diff: string[];
  rules: string[];
  mayWithdraw: boolean;
}

/** All versions, newest first, each against the one before it that came to count. */
export function historyView(
  versions: readonly RuleVersion[],
  now: EpochMs,
  mayWithdraw: boolean,
  wording: RuleWording,
): VersionView[] {
  const { history: words, diff, rules } = wording.marketer;
  const counted = versions.filter(({ withdrawn }) => withdrawn === null);
  const stateOf = versionStates(versions, now);
  const names = ruleNames(wording);
  return versions.map((version) => {
    const { ruleSet, note, published, withdrawn } = version;
    const before = counted.find((other) => other.ruleSet.version < ruleSet.version)?.ruleSet;
    const lines = before ? diffLines(before, ruleSet, wording) : [words.first];
    const state = stateOf(version);
    return {
      version: ruleSet.version,
      title: words.version(ruleSet.version),
      state: words[state],
      inForce: state === 'inForce',
      period: words.period(ruleSet.effectiveFrom, ruleSet.effectiveUntil ?? null),
      facts: [
        note,
        published ? words.published(published.name, published.at) : '',
        withdrawn ? words.withdrawnBy(withdrawn.name, withdrawn.at) : '',
      ].filter((fact) => fact !== ''),
      diff: lines.length === 0 ? [diff.nothing] : lines,
      rules: [...ruleSet.rules.map((rule) => sayRule(rules.sentences, rule, names)), rules.expiryMode(ruleSet.expiry)],
      mayWithdraw: mayWithdraw && state === 'upcoming',
    };
  });
}
