import type { EpochMs } from '../units';
import { ruleSetsInForceWithin } from './in-force-within';
import type { RuleSet } from './rule-set';

const ruleSet = (version: number, from: number, until?: number): RuleSet => ({
  version,
  effectiveFrom: from as EpochMs,
  ...(until === undefined ? {} : { effectiveUntil: until as EpochMs }),
  expiry: { mode: 'never' },
  pendingDays: 0,
  rules: [],
  hash: String(version),
});
const versions = (ruleSets: RuleSet[], from: number, until: number): number[] =>
  ruleSetsInForceWithin(ruleSets, from as EpochMs, until as EpochMs).map(({ version }) => version);

describe('ruleSetsInForceWithin', () => {
  it.each<[string, RuleSet[], number[]]>([
    ['only the one in force, when nothing changes', [ruleSet(1, 0), ruleSet(2, 50)], [2]],
    ['the one that takes effect within the time', [ruleSet(1, 0), ruleSet(2, 150)], [1, 2]],
    ['none that takes effect at its end', [ruleSet(1, 0), ruleSet(2, 200)], [1]],
    ['the one that comes back when a limited one is over', [ruleSet(1, 0), ruleSet(2, 50, 150)], [2, 1]],
    ['one once, however often it comes back', [ruleSet(1, 0), ruleSet(2, 120, 140), ruleSet(3, 160, 180)], [1, 2, 3]],
    ['none that a newer one always covers', [ruleSet(1, 110), ruleSet(2, 0), ruleSet(3, 110)], [2, 3]],
    ['nothing, when nothing is in force', [ruleSet(1, 0, 50)], []],
  ])('%s', (_, ruleSets, expected) => {
    expect(versions(ruleSets, 100, 200)).toEqual(expected);
  });
});
