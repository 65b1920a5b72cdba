import type { EpochMs, Fen, Points } from '@vip-card/core';
import { startSale } from '../../counter/sale-draft';
import { sameInAnotherSize } from '../../counter/exchange-slip';
import { at, purchase, session, words } from '../../testing/shop';
import { exchangeView, type ExchangeState } from './exchange-view';

const back = [{ line: 0, quantity: 1 }];
const state: ExchangeState = {
  kept: {
    kind: 'exchange',
    requestId: 'r1',
    session: session.session,
    member: session.member,
    sent: false,
    startedAt: 0 as EpochMs,
    draft: { of: { storeId: 'jingan', receipt: '0931' }, back: [], sale: startSale('') },
  },
  purchase,
  categories: [{ id: 'womenswear', label: '女装' }],
  step: 'back',
  details: false,
  field: 'paid',
  selected: false,
  result: undefined,
};
const view = (change: Partial<ExchangeState> = {}) =>
  exchangeView({ ...state, ...change }, words, at('2026-11-21T06:09:00Z'));

test('begins with the lines of the purchase, and goes on once one is picked', () => {
  expect(view()).toMatchObject({ purchase: '11月14日，静安店，小票 0931', mayGoOn: false, slip: null });
  expect(view().lines).toHaveLength(2);
  expect(view({ kept: { ...state.kept, draft: { ...state.kept.draft, back } } }).mayGoOn).toBe(true);
});

test('while what goes out is written, what comes back stands above it in one line', () => {
  const sale = sameInAnotherSize(purchase.lines, back);
  const shown = view({ step: 'out', kept: { ...state.kept, draft: { ...state.kept.draft, back, sale } } });
  expect(shown).toMatchObject({ back: '换回 1 件，共 398.00 元', sum: '398.00', mayPreview: true, lines: [] });
  expect(shown.entry.lines[0]).toMatchObject({ title: '亚麻衬衫', detail: '女装' });
});

test('nothing is asked while nothing goes out', () => {
  expect(view({ step: 'out' }).mayPreview).toBe(false);
});

test('the new receipt is shown when it is done', () => {
  const result: NonNullable<ExchangeState['result']> = {
    receipt: 'X-1',
    returned: 39800 as Fen,
    paid: 39800 as Fen,
    due: 0 as Fen,
    cash: 0 as Fen,
    carried: 597 as Points,
    earned: 0 as Points,
    reversed: 0 as Points,
    restored: 0 as Points,
    owedAdded: 0 as Points,
    pointsAfter: 2486 as Points,
    owedAfter: 0 as Points,
    tierAfter: 'gold',
    reached: [],
    rewardsLost: [],
  };
  expect(view({ step: 'preview', result }).receipt).toBe('');
  expect(view({ step: 'done', result })).toMatchObject({ receipt: 'X-1', slip: { figure: '0.00' } });
});
