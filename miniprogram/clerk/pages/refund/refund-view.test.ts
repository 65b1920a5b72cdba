import type { Fen, Points, ReturnDecision } from '@vip-card/core';
import { at, words } from '../../testing/shop';
import { decisionView, mayPreview } from './refund-view';

const now = at('2026-11-21T06:09:00Z');
const decision: ReturnDecision = {
  sales: [{ receipt: '0931', at: at('2026-11-15T03:00:00Z'), refunded: 43000 as Fen, points: 946 as Points }],
  unmatched: 0 as Fen,
  reversed: 946 as Points,
  owedAdded: 0 as Points,
  pointsAfter: 1540 as Points,
  owedAfter: 0 as Points,
};

test('a return says which purchase it goes against, what it takes back and what to say', () => {
  expect(decisionView(43000 as Fen, decision, now, words)).toEqual({
    amount: '430.00',
    against: [{ title: '11月15日购，小票 0931', share: '从这单退 430.00 元', points: '\u2212946 分' }],
    warning: '',
    points: { value: '\u2212946 分', because: '收回 946 分。' },
    balance: '1,540 分',
    owed: '',
    say: '可以对顾客说：退货把当时得的 946 分收回。',
    confirm: '退 430.00 元',
  });
});

test('points that are spent already are owed, and the customer is told that nothing is to be paid today', () => {
  const short = { ...decision, owedAdded: 334 as Points, pointsAfter: 0 as Points, owedAfter: 334 as Points };
  const view = decisionView(43000 as Fen, short, now, words);
  expect(view.points.because).toBe('应收回 946 分，现有 612 分全数收回，还差 334 分，记为待补。');
  expect(view.owed).toBe('待补 334 分');
  expect(view.say).toContain('还差的 334 分以后积分先补，今天不用多付。');
});

test('what matches no purchase moves no points, and is said before it is given back', () => {
  const unknown = { ...decision, sales: [], unmatched: 43000 as Fen, reversed: 0 as Points };
  const view = decisionView(43000 as Fen, unknown, now, words);
  expect(view.against).toEqual([{ title: '没有对应的购买', share: '照退 430.00 元，不动积分', points: '0 分' }]);
  expect(view.warning).toBe('其中 430.00 元没有对应的购买。请先核对金额，再退。');
  expect(view.say).toBe('可以对顾客说：这次退货不影响您的积分。');
});

test('nothing is looked up before an amount above zero is typed', () => {
  expect(['', '0', '0.', '0.00'].some((amount) => mayPreview({ amount, receipt: '' }))).toBe(false);
  expect(mayPreview({ amount: '0.01', receipt: '' })).toBe(true);
});
