import type { EpochMs, RuleVersion } from '@vip-card/core';
import { diffLines } from './diff-lines';
import type { RuleWording } from './names';
import { newestOf, versionStates } from './version-state';

/** What somebody has to know before she publishes a draft that is not of the newest version. */
export interface OutdatedView {
  sentence: string;
  /** What the newer version changed, or what one that no longer stands had changed. */
  lines: string[];
  advice: string;
  /** Said once more where she confirms. */
  consequence: string;
}

/** Null when the draft was begun from the newest version, or from one that nobody knows. */
export function outdatedView(
  from: number,
  versions: readonly RuleVersion[],
  now: EpochMs,
  wording: RuleWording,
): OutdatedView | null {
  const base = versions.find(({ ruleSet }) => ruleSet.version === from);
  const newest = newestOf(versions, now);
  if (!base || !newest || newest === base) return null;
  const { outdated: words, diff } = wording.marketer;
  const { version } = newest.ruleSet;
  const isNewer = version > from;
  const [before, after] = isNewer ? [base, newest] : [newest, base];
  const lines = diffLines(before.ruleSet, after.ruleSet, wording);
  const isWithdrawn = versionStates(versions, now)(base) === 'withdrawn';
  return {
    sentence: isNewer ? words.newer(from, version, newest.published) : words.gone(from, isWithdrawn),
    lines: lines.length === 0 ? [diff.nothing] : lines,
    advice: isNewer ? words.takeOver(version) : words.takeBack(version),
    consequence: isNewer ? words.undoes(version) : words.revives(from),
  };
}
