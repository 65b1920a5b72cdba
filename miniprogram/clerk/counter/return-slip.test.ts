import type { Fen, Points, ReturnDecision } from '@vip-card/core';
import { at, words } from '../testing/shop';
import { returnSlip, shortfallChoice } from './return-slip';

const now = at('2026-11-21T06:09:00Z');
const points = (value: number): Points => value as Points;
const fen = (value: number): Fen => value as Fen;
const decision: ReturnDecision = {
  sales: [
    {
      receipt: '0931',
      at: at('2026-11-15T03:00:00Z'),
      refunded: fen(43000),
      points: points(946),
      restored: points(0),
    },
  ],
  unmatched: fen(0),
  refunded: fen(43000),
  cash: fen(43000),
  restored: points(0),
  grace: points(0),
  reversed: points(946),
  lapsed: points(0),
  settled: null,
  owedAdded: points(0),
  pointsAfter: points(1540),
  owedAfter: points(0),
  tierBefore: 'gold',
  tierAfter: 'gold',
  rewardsLost: [],
};
const slip = (change: Partial<ReturnDecision> = {}, named = true) =>
  returnSlip({ ...decision, ...change }, named, now, words);
const parts = (change: Partial<ReturnDecision> = {}, named = true) =>
  slip(change, named).parts.map(({ title, value, because }) => [title, value, because].filter(Boolean).join(' | '));

test('a plain return says the cash, the points taken back, the balance, and what to say', () => {
  expect(slip()).toMatchObject({
    cash: '430.00',
    warning: '',
    say: '可以对顾客说：退货把当时得的 946 分收回。',
  });
  expect(parts()).toEqual(['收回积分 | \u2212946 分 | 收回 946 分。', '退后积分 | 1,540 分']);
});

test('without a receipt it says which purchases it goes against', () => {
  expect(parts({}, false)[0]).toBe('11月15日购，小票 0931 | 从这单退 430.00 元');
});

test('what matches no purchase moves no points, and is said before it is given back', () => {
  const unknown = { sales: [], unmatched: fen(43000), reversed: points(0) };
  expect(parts(unknown, false)[0]).toBe('没有对应的购买 | 照退 430.00 元，不动积分');
  expect(slip(unknown).warning).toBe('其中 430.00 元没有对应的购买。请先核对金额，再退。');
  expect(slip(unknown).say).toBe('可以对顾客说：这次退货不影响您的积分。');
});

test('goods that points had paid for: the points go back to her, and the cash is the rest', () => {
  const mixed = { cash: fen(40000), restored: points(3000), grace: points(500) };
  expect(slip(mixed).cash).toBe('400.00');
  expect(parts(mixed).slice(0, 2)).toEqual([
    '商品 | 430.00 | 其中 30.00 元是积分抵的，退积分。',
    '退回积分 | +3,000 分 | 当时抵现的积分退回账户。其中 500 分已经到期，宽限期内还能用。',
  ]);
});

test('points that are spent already are owed, and nothing is to be paid today', () => {
  const short = { owedAdded: points(334), pointsAfter: points(0), owedAfter: points(334) };
  expect(parts(short)).toEqual([
    '收回积分 | \u2212946 分 | 应收回 946 分，现有 612 分全数收回，还差 334 分，记为待补。',
    '退后积分 | 0 分 | 待补 334 分',
  ]);
  expect(slip(short).say).toContain('还差的 334 分以后积分先补，今天不用多付。');
});

test('points that expired unused are not asked for again', () => {
  expect(parts({ lapsed: points(100) })[0]).toBe(
    '收回积分 | \u2212946 分 | 收回 946 分。其中 100 分早已过期，不用补。',
  );
});

test('points settled from the cash are named with their value', () => {
  const settled = { settled: { points: points(334), worth: fen(334) }, cash: fen(42666) };
  expect(parts(settled)[0]).toBe('商品 | 430.00 | 334 分从退款里扣 3.34 元。');
  expect(slip(settled).say).toContain('缺的 334 分已从退款里扣 3.34 元。');
});

test('a tier that goes down is a loss she should hear of', () => {
  const down = slip({ tierAfter: 'silver' });
  expect(down.parts.find(({ warn }) => warn)).toMatchObject({ title: '等级', value: '金卡 → 银卡' });
  expect(down.say).toContain('银卡');
});

test('on a shortfall she chooses, with the figures of both ways', () => {
  const owe = { ...decision, owedAdded: points(334) };
  const cash = { ...decision, settled: { points: points(334), worth: fen(334) }, cash: fen(42666) };
  expect(shortfallChoice({ owe, cash }, 'owe', words)).toEqual({
    ask: '还差 334 分，请顾客选',
    options: [
      { id: 'cash', label: '从退款里扣 3.34 元', cash: '退 426.66 元', on: false },
      { id: 'owe', label: '先记着，以后得分先补', cash: '退 430.00 元', on: true },
    ],
  });
});

test('cash that is too little for all of them says what stays owed', () => {
  const owe = { ...decision, owedAdded: points(334) };
  const cash = { ...owe, settled: { points: points(300), worth: fen(300) }, owedAdded: points(34) };
  expect(shortfallChoice({ owe, cash }, 'cash', words)?.options[0]?.label).toBe('从退款里扣 3.00 元，还差 34 分记着');
});

test('without a rate for points there is nothing to choose', () => {
  expect(shortfallChoice({ owe: { ...decision, owedAdded: points(334) }, cash: null }, 'owe', words)).toBeNull();
});

test('a prize that no longer holds is to be taken back, and said', () => {
  const scarf = { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' } as const;
  const bonus = { kind: 'points', points: points(80) } as const;
  const change = { rewardsLost: [scarf, bonus] };
  expect(parts(change)).toEqual(
    expect.arrayContaining([
      '不再可领 | 羊绒围巾一条 | 退后不再达标。已领走的请收回。',
      '收回达标奖励 | \u221280 分 | 退后不再达标。',
    ]),
  );
  expect(slip(change).say).toContain('羊绒围巾一条不能领了');
});
