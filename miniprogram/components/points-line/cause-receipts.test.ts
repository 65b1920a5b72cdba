import type { EpochMs, Fen, Points, StatementCause } from '@vip-card/core';

import { en } from '../../copy/en';
import { zhCn } from '../../copy/zh-cn';
import { lineView } from './receipt';

const now = Date.parse('2026-11-21T06:09:00Z') as EpochMs;
const at = Date.parse('2026-11-14T08:20:00Z') as EpochMs;
const fen = (amount: number) => amount as Fen;
const pts = (count: number) => count as Points;

type Milestone = NonNullable<Extract<StatementCause, { kind: 'bonus' }>['milestone']>;
const prize: Milestone = {
  measure: 'spend',
  over: 'year',
  reach: 1_000_000,
  reward: { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' },
};
const bonus: Milestone = { measure: 'points', over: 'month', reach: 300, reward: { kind: 'points', points: pts(80) } };

function read(cause: StatementCause, points: number, when = at) {
  const line = { id: '1', points: pts(points), at: when, store: '静安店', cause };
  const wording = { category: (id: string) => id, now };
  return [zhCn, en].map((copy) => {
    const view = lineView(line, { ...wording, copy });
    return {
      cause: view.cause,
      points: view.points,
      rows: view.parts.map((part) => part.map(({ label, amount }) => `${label} ${amount}`.trim())),
      notes: view.notes,
    };
  });
}

test('points that paid, for which receipt', () => {
  const [zh, english] = read({ kind: 'redeem', receipt: 'JA-1', worth: fen(1_200) }, -1200);
  expect(zh).toEqual({
    cause: '积分抵扣 12.00 元',
    points: '−1,200',
    rows: [['小票 JA-1 12.00', '用去 1,200 分']],
    notes: ['用积分抵扣的部分不再积分。'],
  });
  expect(english).toEqual({
    cause: '¥12.00 paid with points',
    points: '−1,200',
    rows: [['Receipt JA-1 12.00', 'Used 1,200 points']],
    notes: ['What points pay earns no points.'],
  });
});

test('points that had paid and came back, and what of them lives on for a grace', () => {
  const [zh, english] = read({ kind: 'restore', receipt: 'JA-2', worth: fen(1_200), grace: pts(300) }, 1200);
  expect(zh).toEqual({
    cause: '退回抵扣的积分',
    points: '+1,200',
    rows: [['小票 JA-2 12.00', '退回 1,200 分']],
    notes: ['其中 300 分原已到期，退回后再留一段时间，到期日见上方。'],
  });
  expect(english?.notes).toEqual([
    '300 points of them had expired; you may use them a while longer, until the day shown above.',
  ]);
  const [whole] = read({ kind: 'restore', receipt: 'JA-2', worth: fen(1_200), grace: pts(0) }, 1200);
  expect(whole?.notes).toEqual([]);
});

test('points that expired, with the last day on which they counted', () => {
  const midnight = Date.parse('2026-11-01T00:00:00+08:00') as EpochMs;
  const [zh, english] = read({ kind: 'expire' }, -128, midnight);
  expect(zh).toMatchObject({ cause: '积分到期', rows: [['最后可用 10月31日', '到期 128 分']] });
  expect(english?.rows).toEqual([['Last usable on 31 Oct', 'Expired 128 points']]);
});

test.each([
  ['join', '入会礼', 'Welcome points'],
  ['profile-complete', '完善资料', 'Profile completed'],
  ['survey', '填写问卷', 'Survey answered'],
  ['check-in', '到店签到', 'Store check-in'],
] as const)('points for something else than buying: %s', (event, zh, english) => {
  const views = read({ kind: 'bonus', cause: { kind: 'event', event } }, 10);
  expect(views.map(({ cause }) => cause)).toEqual([zh, english]);
  expect(views.map(({ rows }) => rows)).toEqual([[['得分 10 分']], [['Earned 10 points']]]);
});

test('a milestone of points, in the period that it was reached in', () => {
  const cause = { kind: 'bonus', cause: { kind: 'milestone', milestone: 'month@2026-10' }, milestone: bonus } as const;
  const [zh, english] = read(cause, 80);
  expect(zh).toMatchObject({ cause: '达成里程碑', points: '+80', rows: [['10月得分满 300 分', '得分 80 分']] });
  expect(english?.rows).toEqual([['300 points earned in Oct', 'Earned 80 points']]);
});

test('a prize moves no points, and is named', () => {
  const cause = { kind: 'bonus', cause: { kind: 'milestone', milestone: 'year@2026' }, milestone: prize } as const;
  const [zh, english] = read(cause, 0);
  expect(zh).toMatchObject({ points: '', rows: [['2026年消费满 10,000 元', '奖励 羊绒围巾一条']] });
  expect(english?.rows).toEqual([['¥10,000 spent in 2026', 'Reward A cashmere scarf']]);
});

test('a milestone of a statement kept from before it was told still says what it brought', () => {
  const cause = { kind: 'bonus', cause: { kind: 'milestone', milestone: 'gone@lifetime' } } as const;
  expect(read(cause, 50)[0]).toMatchObject({ cause: '达成里程碑', rows: [['得分 50 分']] });
});

test('a milestone’s reward taken back', () => {
  const [zh, english] = read({ kind: 'bonus-return' }, -80);
  expect(zh).toEqual({
    cause: '里程碑奖励收回',
    points: '−80',
    rows: [['收回 80 分']],
    notes: ['退货后没有达到里程碑，奖励收回。'],
  });
  expect(english?.cause).toBe('Milestone reward taken back');
  expect(read({ kind: 'bonus-return' }, 0)[0]).toMatchObject({ points: '', rows: [] });
});

test.each([
  ['goodwill', '店里的心意', 'With our compliments'],
  ['complaint', '服务补偿', 'To make up for it'],
  ['correction', '更正', 'Correction'],
  ['transfer', '转移', 'Transfer'],
  ['fraud', '核查后扣回', 'After a review'],
] as const)('points given or taken by hand, with the reason: %s', (reason, zh, english) => {
  const given = read({ kind: 'adjust', reason, note: '久等了' }, 30);
  expect(given[0]).toEqual({
    cause: '店里补记积分',
    points: '+30',
    rows: [[`原因 ${zh}`, '得分 30 分']],
    notes: ['久等了'],
  });
  expect(given[1]?.rows[0]?.[0]).toBe(`Reason ${english}`);
  expect(read({ kind: 'adjust', reason, note: '' }, -30)[0]).toMatchObject({
    cause: '店里扣减积分',
    rows: [[`原因 ${zh}`, '扣减 30 分']],
    notes: [],
  });
});

test.each([
  ['warned', '金卡即将复核', '当时还差 1,200 元。复核前消费够了，金卡继续有效。'],
  ['kept', '金卡已续期', '十二个月的消费已够，金卡继续有效。'],
  ['grace', '金卡进入宽限期', '复核时还差 1,200 元。宽限期内消费够了，金卡继续有效。'],
  ['lowered', '金卡转为银卡', '宽限期满时还差 1,200 元。之后消费够了，当场升回。'],
] as const)('a step of the tier, with its reason and without points: %s', (because, title, sentence) => {
  const after = because === 'lowered' ? 'silver' : 'gold';
  const [zh, english] = read({ kind: 'tier', before: 'gold', after, because, shortBy: fen(120_000) }, 0);
  expect(zh).toEqual({ cause: title, points: '', rows: [], notes: [sentence] });
  expect(english?.cause).toContain('Gold card');
  expect(english?.notes[0]).toMatch(/\.$/);
});

describe('a return', () => {
  const returned: StatementCause & { kind: 'return' } = {
    kind: 'return',
    cause: 'return',
    receipt: 'JA-0050',
    refunded: fen(20_000),
    owedAfter: pts(0),
    lapsed: pts(0),
    settled: null,
    sales: [{ receipt: 'JA-0042', refunded: fen(20_000), points: pts(200) }],
  };

  test('prints the sales it went against, and what is still owed', () => {
    expect(read({ ...returned, owedAfter: pts(14) }, -200)[0]).toEqual({
      cause: '退货，收回积分',
      points: '−200',
      rows: [['小票 JA-0042 200.00', '收回 200 分'], ['退还 200.00 元']],
      notes: ['还有 14 分待补，下次积分先补上。'],
    });
  });

  test('adds up what it took from several sales', () => {
    const sales = [...returned.sales, { receipt: 'JA-0041', refunded: fen(5_000), points: pts(50) }];
    expect(read({ ...returned, refunded: fen(25_000), sales }, -250)[0]?.rows[0]).toEqual([
      '小票 JA-0042 200.00',
      '收回积分 −200',
      '小票 JA-0041 50.00',
      '收回积分 −50',
      '收回 250 分',
    ]);
  });

  test('prints what had expired unused, and was not taken', () => {
    expect(read({ ...returned, lapsed: pts(50) }, -150)[0]?.rows[0]).toEqual([
      '小票 JA-0042 200.00',
      '收回积分 −200',
      '已经到期，不再收 +50',
      '收回 150 分',
    ]);
    expect(read({ ...returned, lapsed: pts(200) }, 0)[0]).toMatchObject({ cause: '退货', points: '0' });
  });

  test('prints what was settled from the refund instead of being owed', () => {
    const settled = { points: pts(150), worth: fen(150) };
    const [zh, english] = read({ ...returned, settled }, -50);
    expect(zh?.rows).toEqual([
      ['小票 JA-0042 200.00', '收回积分 −200', '从退款中抵扣 +150', '收回 50 分'],
      ['商品 200.00', '抵 150 分 −1.50', '退还 198.50 元'],
    ]);
    expect(english?.rows[1]).toEqual(['Goods 200.00', 'For 150 points −1.50', 'Given back ¥198.50']);
  });

  test('of what belongs to no sale says only what was given back', () => {
    expect(read({ ...returned, sales: [] }, 0)[0]?.rows).toEqual([['退还 200.00 元']]);
  });

  test.each([
    ['exchange', '换货，退差价', 'Exchange, money back'],
    ['void', '购物作废', 'Purchase cancelled'],
  ] as const)('is told apart: %s', (cause, zh, english) => {
    expect(read({ ...returned, cause }, -200).map((view) => view.cause)).toEqual([zh, english]);
  });

  test('of an exchange for goods that earn nothing says so when no money came back', () => {
    const even = { ...returned, cause: 'exchange' as const, refunded: fen(0) };
    expect(read(even, -200).map((view) => view.cause)).toEqual(['换货，收回积分', 'Exchange, points taken back']);
  });
});
