import { perYuan } from '../testing/bills';
import type { EpochMs } from '../units';
import { ruleSetInForce } from './in-force';
import type { RuleSet } from './rule-set';
import { sealRuleSet } from './schema';

function ruleSet(version: number, effectiveFrom: number, effectiveUntil?: number): RuleSet {
  return sealRuleSet({
    version,
    effectiveFrom: effectiveFrom as EpochMs,
    ...(effectiveUntil === undefined ? {} : { effectiveUntil: effectiveUntil as EpochMs }),
    expiry: { mode: 'never' },
    pendingDays: 0,
    rules: [perYuan(1)],
  });
}

const versionAt = (ruleSets: RuleSet[], at: number): number | undefined =>
  ruleSetInForce(ruleSets, at as EpochMs)?.version;

it('is in force from the instant it takes effect, until the next one does', () => {
  const sets = [ruleSet(2, 200), ruleSet(1, 100), ruleSet(3, 200)];
  expect([99, 100, 199, 200].map((at) => versionAt(sets, at))).toEqual([undefined, 1, 1, 3]);
});

it('gives way to the one before it at the instant it is over', () => {
  const sets = [ruleSet(1, 100), ruleSet(2, 200, 300)];
  expect([199, 200, 299, 300].map((at) => versionAt(sets, at))).toEqual([1, 2, 2, 1]);
});

it('leaves no rules when the only one is over', () => {
  expect(versionAt([ruleSet(1, 100, 200)], 200)).toBeUndefined();
});
