import type { DryRunReport, EpochMs, Fen, Points } from '@vip-card/core';
import { chinese, english } from '../../testing/wording';
import { trialView } from './trial-view';

const points = (value: number): Points => value as Points;
const report: DryRunReport = {
  hash: 'abc',
  standing: 2,
  oneIn: 1,
  joining: { members: 3, standing: points(0), draft: points(0) },
  result: {
    since: Date.parse('2025-11-22T00:00:00+08:00') as EpochMs,
    until: 0 as EpochMs,
    members: 4,
    bills: 1_200,
    leftOut: { voided: 1, returned: 2 },
    partly: { exchanged: 0, returned: 0 },
    given: points(7_000),
    standing: points(10_000),
    draft: points(12_300),
    worth: 2_300 as Fen,
    winners: { members: 2, points: points(2_500) },
    losers: { members: 1, points: points(200) },
    unchanged: 1,
    spread: [
      { from: null, to: -1_000, members: 0 },
      { from: -999, to: -100, members: 1 },
      { from: -99, to: -1, members: 0 },
      { from: 0, to: 0, members: 1 },
      { from: 1, to: 99, members: 0 },
      { from: 100, to: 999, members: 0 },
      { from: 1_000, to: null, members: 2 },
    ],
    tiers: [
      {
        tier: 'gold',
        standing: points(10_000),
        draft: points(12_300),
        winners: { members: 2, points: points(2_500) },
        losers: { members: 1, points: points(200) },
        unchanged: 1,
      },
    ],
    stores: [{ storeId: 'jingan', bills: 1_200, standing: points(10_000), draft: points(12_300) }],
  },
};

test('says what it costs, whom it touches and where', () => {
  const view = trialView(report, chinese);
  expect(view.window).toBe('2025年11月22日以来 1,200 张小票，4 位会员');
  expect(view.cost).toEqual({
    label: '积分多发',
    points: '+2,300',
    worth: '按草稿的抵现，值 23 元',
    compared: '同样的小票，按第 2 版发 10,000 分，按草稿发 12,300 分',
    given: '当时实际发了 7,000 分，按每张小票那时的规则',
  });
  expect(view.notes[0]).toMatch(/^每张小票按第 2 版和草稿各重算一遍/);
  expect(view.effects.map(({ label, value, note }) => [label, value, note])).toEqual([
    ['得到更多', '2 人', '+2,500 分'],
    ['得到更少', '1 人', '−200 分'],
    ['不变', '1 人', ''],
  ]);
  expect(view.tiers).toEqual([{ label: '金卡', points: '+2,300 分', note: '4 人' }]);
  expect(view.stores).toMatchObject([{ label: '静安店', points: '+2,300 分' }]);
});

test('shows the spread with the longest bar whole', () => {
  expect(trialView(report, english).spread.map(({ label, width }) => `${label}: ${String(width)}`)).toEqual([
    'at least 1,000 less: 0',
    '100–999 less: 50',
    '1–99 less: 0',
    'the same: 50',
    '1–99 more: 0',
    '100–999 more: 0',
    'at least 1,000 more: 100',
  ]);
});

test('says so when only some members were counted, and what joining costs', () => {
  const view = trialView(
    { ...report, oneIn: 4, joining: { members: 3, standing: points(30), draft: points(60) } },
    chinese,
  );
  expect(view.sampled).toBe('小票太多，每 4 位会员算了 1 位。下面是这些会员的数字。');
  expect(view.notes[2]).toBe('另外，入会送分：3 位新会员，按第 2 版共 30 分，按草稿共 60 分。');
  expect(trialView(report, chinese).sampled).toBe('');
});

test('speaks of saving, of nothing, and of a year without bills', () => {
  const of = (draft: number) =>
    trialView({ ...report, result: { ...report.result, draft: points(draft) } }, chinese).cost;
  expect(of(9_000)).toMatchObject({ label: '积分少发', points: '−1,000' });
  expect(of(10_000)).toMatchObject({ label: '积分不变', points: '0', worth: '' });
  expect(trialView({ ...report, result: { ...report.result, bills: 0 } }, chinese).empty).toBe(true);
});
