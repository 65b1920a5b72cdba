import { sealRuleSet, type EpochMs, type Fen, type Rule, type RuleVersion } from '@vip-card/core';
import { chinese, english, now } from '../../testing/wording';
import { historyView } from './history-view';

const HOUR = 3_600_000;
const base: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } };
const bonus: Rule = { id: 'bonus', kind: 'spend-bonus', points: 100 as never, minimumSpend: 0 as Fen };

function version(number: number, from: number, rules: Rule[], of: Partial<RuleVersion> = {}): RuleVersion {
  const content = {
    version: number,
    effectiveFrom: from as EpochMs,
    expiry: { mode: 'never' as const },
    pendingDays: 0,
  };
  return {
    ruleSet: sealRuleSet({ ...content, rules }),
    note: '',
    published: { name: '秦明玥', at: (from - HOUR) as EpochMs },
    withdrawn: null,
    ...of,
  };
}

const versions = [
  version(4, now + HOUR, [base, bonus], { note: '双十二' }),
  version(3, now + HOUR, [bonus, base], { withdrawn: { name: '周宁', at: now } }),
  version(2, now - HOUR, [base]),
  version(1, 0, [base], { published: null }),
];
const view = historyView(versions, now, true, chinese);

test('says of every version what it is, since when, and who published it and why', () => {
  expect(view.map(({ title, state }) => [title, state])).toEqual([
    ['第 4 版', '还没生效'],
    ['第 3 版', '已撤回'],
    ['第 2 版', '正在用'],
    ['第 1 版', '用过'],
  ]);
  expect(view[0]).toMatchObject({
    period: '2026年11月21日 15:00起',
    facts: ['双十二', '秦明玥，2026年11月21日 14:00发布'],
  });
  expect(view[1]?.facts).toContain('周宁，2026年11月21日 14:00撤回');
  expect(view[3]?.facts).toEqual([]);
});

test('compares each with the one before it that came to count', () => {
  expect(view.map(({ diff }) => diff)).toEqual([
    ['新增：每次购物，加送 100 分'],
    ['新增：每次购物，加送 100 分'],
    ['没有不同'],
    ['第一版，没有更早的'],
  ]);
});

test('offers to withdraw what is not in force yet, to those who may', () => {
  expect(view.map(({ mayWithdraw }) => mayWithdraw)).toEqual([true, false, false, false]);
  const read = historyView(versions, now, false, english);
  expect(read.some(({ mayWithdraw }) => mayWithdraw)).toBe(false);
  expect(read[0]).toMatchObject({ title: 'Version 4', state: 'not yet in force', period: 'from 21 Nov 2026, 15:00' });
});
