import type { EpochMs, Fen, Points, ReturnDecision } from '@vip-card/core';
import type { RefundDraft } from '../../counter/kept-drafts';
import { at, categoryName, purchase, session, words } from '../../testing/shop';
import { refundView, type RefundState } from './refund-view';

const now = at('2026-11-21T06:09:00Z');
const of = { storeId: 'jingan', receipt: '0931' };
const decision: ReturnDecision = {
  sales: [],
  unmatched: 0 as Fen,
  refunded: 39800 as Fen,
  cash: 39800 as Fen,
  restored: 0 as Points,
  grace: 0 as Points,
  reversed: 597 as Points,
  lapsed: 0 as Points,
  settled: null,
  owedAdded: 97 as Points,
  pointsAfter: 0 as Points,
  owedAfter: 97 as Points,
  tierBefore: 'gold',
  tierAfter: 'gold',
  rewardsLost: [],
};
const cash: ReturnDecision = {
  ...decision,
  cash: 39703 as Fen,
  settled: { points: 97 as Points, worth: 97 as Fen },
  owedAdded: 0 as Points,
};

const view = (draft: Partial<RefundDraft>, change: Partial<RefundState> = {}) =>
  refundView(
    {
      kept: {
        kind: 'refund',
        requestId: 'r1',
        session: session.session,
        member: session.member,
        sent: false,
        startedAt: 0 as EpochMs,
        draft: { amount: '', receipt: '', ...draft },
      },
      purchase,
      step: 'typing',
      decisions: undefined,
      receipt: '',
      ...change,
    },
    categoryName,
    words,
    now,
  );

test('of a purchase its lines are there to tap, and the ways beside it', () => {
  const shown = view({ of, lines: [] });
  expect(shown.purchase).toBe('11月14日，静安店，小票 0931');
  expect(shown.lines.map(({ title }) => title)).toEqual(['亚麻衬衫', '女装']);
  expect(shown.ways.map(({ label, on }) => `${label}${on ? '*' : ''}`)).toEqual(['选商品*', '填金额', '换货']);
  expect([shown.keypad, shown.confirm, shown.slip]).toEqual([false, '', null]);
});

test('what may be voided by this clerk offers that too', () => {
  const voidable = { ...purchase, voidable: 'freely' as const };
  expect(view({ of, lines: [] }, { purchase: voidable }).ways.map(({ way }) => way)).toContain('void');
});

test('an amount of the purchase is typed, with what is left of it', () => {
  const shown = view({ of, amount: '100' });
  expect([shown.keypad, shown.mayPreview, shown.lines.length]).toEqual([true, true, 0]);
  expect(shown.amountHint).toBe('这单最多还能退 627.00 元。');
});

test('without a receipt nothing but an amount is asked for', () => {
  const shown = view({ amount: '' }, { purchase: undefined });
  expect([shown.keypad, shown.mayPreview, shown.ways.length, shown.purchase]).toEqual([true, false, 0, '']);
  expect(shown.amountHint).toBe('不用小票，从最近的购买往前退。');
});

test('under picked lines stands what would happen, and the button that does it', () => {
  const shown = view({ of, lines: [{ line: 0, quantity: 1 }] }, { decisions: { owe: decision, cash } });
  expect(shown.slip?.cash).toBe('398.00');
  expect(shown.confirm).toBe('退 398.00 元');
  expect(shown.choice?.options.map(({ id, on }) => [id, on])).toEqual([
    ['cash', false],
    ['owe', true],
  ]);
});

test('while another pick is being worked out nothing can be confirmed', () => {
  const lines = [{ line: 0, quantity: 1 }];
  const shown = view({ of, lines }, { step: 'checking', decisions: { owe: decision, cash } });
  expect(shown.confirm).toBe('');
  expect(shown.slip?.cash).toBe('398.00');
});

test('taking the points from the cash changes what is handed over', () => {
  const shown = view(
    { of, lines: [{ line: 0, quantity: 1 }], shortfall: 'cash' },
    { decisions: { owe: decision, cash } },
  );
  expect(shown.slip?.cash).toBe('397.03');
  expect(shown.confirm).toBe('退 397.03 元');
});

test('after it is done there is no choice left', () => {
  const shown = view({ of, lines: [] }, { step: 'done', decisions: { owe: decision, cash: null } });
  expect([shown.choice, shown.confirm, shown.lines.length, shown.ways.length]).toEqual([null, '', 0, 0]);
  expect(shown.slip?.cash).toBe('398.00');
});
