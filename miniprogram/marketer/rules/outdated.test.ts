import { sealRuleSet, type EpochMs, type Points, type Rule, type RuleVersion } from '@vip-card/core';
import { chinese, english, now } from '../testing/wording';
import { outdatedView } from './outdated';
import { newestOf, versionStates } from './version-state';

const HOUR = 3_600_000;
const base: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } };
const cap: Rule = { id: 'cap', kind: 'bill-cap', points: 500 as Points };

function version(number: number, from: number, rules: Rule[], change: Partial<RuleVersion> = {}): RuleVersion {
  const content = { expiry: { mode: 'never' as const }, pendingDays: 0, rules };
  return {
    ruleSet: sealRuleSet({ version: number, effectiveFrom: from as EpochMs, ...content }),
    note: '',
    published: { name: '秦明玥', at: (now - HOUR) as EpochMs },
    withdrawn: null,
    ...change,
  };
}

const scheduled = version(3, now + HOUR, [base, cap]);
const current = version(2, now - HOUR, [base]);
const withdrawn = version(4, now + HOUR, [base, cap], { withdrawn: { name: '周宁', at: now } });

test('a draft begins from the newest that stands, one that is scheduled included', () => {
  expect(newestOf([withdrawn, scheduled, current], now)).toBe(scheduled);
  expect([withdrawn, scheduled, current].map(versionStates([withdrawn, scheduled, current], now))).toEqual([
    'withdrawn',
    'upcoming',
    'inForce',
  ]);
});

test('of the newest version, a draft has nothing to be told', () => {
  expect(outdatedView(3, [scheduled, current], now, chinese)).toBeNull();
  expect(outdatedView(9, [scheduled, current], now, chinese)).toBeNull();
});

test('a newer version is named with what publishing the draft would undo', () => {
  expect(outdatedView(2, [scheduled, current], now, chinese)).toEqual({
    sentence: '草稿从第 2 版改起，之后秦明玥在2026年11月21日 13:00发布了第 3 版。照草稿发布，会取消它的改动：',
    lines: ['新增：一张小票最多得 500 分'],
    advice: '要保留这些改动，请在草稿里照着加上，或回到草稿，从第 3 版重新开始。',
    consequence: '第 3 版的改动会被取消。',
  });
});

test('a version that was withdrawn is named with what of it the draft still holds', () => {
  expect(outdatedView(4, [withdrawn, current], now, english)).toEqual({
    sentence:
      'The draft was begun from version 4, which was withdrawn. What that version changed is still in the draft:',
    lines: ['New: At most 500 points on a bill'],
    advice: 'To be rid of this, please change the draft, or go back to it and begin again from version 2.',
    consequence: 'What version 4 changed comes back. ',
  });
});
