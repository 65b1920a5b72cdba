import type { BusinessDay, EpochMs, Fen, MilestoneProgress, Points } from '@vip-card/core';

import { en } from '../../copy/en';
import { zhCn } from '../../copy/zh-cn';
import type { Statement } from '../../services/statement';
import { balanceOf } from './balance';

const now = Date.parse('2026-11-21T06:09:00Z') as EpochMs;
const words = { copy: zhCn, now };

function statement(over: Partial<Statement>): Statement {
  return {
    points: 2_486 as Points,
    owed: 0 as Points,
    expiring: [],
    pending: [],
    lifetime: { points: 0 as Points, spent: 0 as Fen },
    milestones: [],
    lines: [],
    next: null,
    months: [],
    ...over,
  };
}

test('words the balance, what becomes spendable and what expires', () => {
  const expiring = [{ lastDay: '2027-01-31' as BusinessDay, points: 340 as Points }];
  const pending = [{ from: '2026-11-28' as BusinessDay, points: 120 as Points }];
  const owed = 14 as Points;
  expect(balanceOf(statement({ expiring, pending, owed }), words)).toEqual({
    points: 2486,
    owed: '还有 14 分待补，下次积分先补上。',
    pending: { rows: [{ label: '11月28日起可用', amount: '120 分' }], laterLabel: '' },
    expiring: { rows: [{ label: '2027年1月31日到期', amount: '340 分' }], laterLabel: '' },
    lifetime: '',
    milestones: [],
  });
});

test('words it in English', () => {
  const expiring = [{ lastDay: '2027-01-31' as BusinessDay, points: 1 as Points }];
  const pending = [{ from: '2026-11-28' as BusinessDay, points: 120 as Points }];
  expect(balanceOf(statement({ expiring, pending }), { copy: en, now })).toMatchObject({
    pending: { rows: [{ label: 'Yours from 28 Nov', amount: '120 points' }] },
    expiring: { rows: [{ label: 'Expire on 31 Jan 2027', amount: '1 point' }] },
  });
});

test('folds what comes after the soonest three', () => {
  const months = ['01', '02', '03', '04', '05'];
  const expiring = months.map((month) => ({ lastDay: `2027-${month}-28` as BusinessDay, points: 1 as Points }));
  const pending = months.map((month) => ({ from: `2027-${month}-28` as BusinessDay, points: 1 as Points }));
  const balance = balanceOf(statement({ expiring, pending }), words);
  expect(balance.expiring.laterLabel).toBe('以后到期的还有 2 笔');
  expect(balance.pending.laterLabel).toBe('以后可用的还有 2 笔');
});

test('says what she ever spent and earned', () => {
  const lifetime = { points: 12_480 as Points, spent: 1_248_000 as Fen };
  expect(balanceOf(statement({ lifetime }), words).lifetime).toBe('累计消费 12,480 元，得 12,480 分');
  expect(balanceOf(statement({ lifetime }), { copy: en, now }).lifetime).toBe(
    '¥12,480 spent, 12,480 points earned in all',
  );
});

describe('a milestone', () => {
  const milestone: MilestoneProgress = {
    ruleId: 'year',
    measure: 'spend',
    over: 'year',
    reach: 1_000_000,
    progress: 716_000,
    reward: { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' },
    reachedAt: null,
  };
  const viewOf = (of: Partial<MilestoneProgress>, copy: typeof zhCn = zhCn) =>
    balanceOf(statement({ milestones: [{ ...milestone, ...of }] }), { copy, now }).milestones[0];

  test('says how far it is and what it brings', () => {
    expect(viewOf({})).toEqual({
      ruleId: 'year',
      title: '今年消费满 10,000 元',
      reward: '羊绒围巾一条',
      state: '还差 2,840 元',
      reached: false,
      percent: 71.6,
    });
    expect(viewOf({}, en)).toMatchObject({
      title: '¥10,000 spent this year',
      reward: 'A cashmere scarf',
      state: '¥2,840 to go',
    });
  });

  test.each([
    [{ over: 'month' }, '本月消费满 10,000 元'],
    [{ over: 'lifetime' }, '累计消费满 10,000 元'],
    [{ measure: 'points', reach: 3_000, progress: 2_000 }, '今年得分满 3,000 分'],
  ] as const)('names its measure and its period: %j', (of, title) => {
    expect(viewOf(of)?.title).toBe(title);
  });

  test('says when it was reached, also where returns have eaten into it since', () => {
    const reachedAt = Date.parse('2026-06-03T04:00:00Z') as EpochMs;
    expect(viewOf({ reachedAt, progress: 990_000 })).toMatchObject({
      state: '6月3日达成',
      reached: true,
      percent: 100,
    });
  });

  test('is not whole before the last fen', () => {
    expect(viewOf({ progress: 999_999 })).toMatchObject({ percent: 99.9, state: '还差 0.01 元' });
    expect(viewOf({ progress: 0 })?.percent).toBe(0);
  });

  test('brings points, or what it is called', () => {
    const reward = { kind: 'points', points: 80 as Points } as const;
    expect([viewOf({ reward })?.reward, viewOf({ reward }, en)?.reward]).toEqual(['奖 80 分', '80 points on top']);
  });
});
