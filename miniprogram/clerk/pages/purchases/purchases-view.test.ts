import type { Fen } from '@vip-card/core';
import { at, categoryName, purchase, words } from '../../testing/shop';
import { purchaseRow } from './purchases-view';

const row = (change: Partial<typeof purchase> = {}) =>
  purchaseRow({ ...purchase, ...change }, at('2026-11-21T06:09:00Z'), categoryName, words);

test('a purchase says what, when, where, its receipt, and what came back', () => {
  expect(row()).toEqual({
    id: 'jingan:0931',
    what: '亚麻衬衫、女装等 3 件',
    where: '11月14日，静安店',
    receipt: '小票 0931',
    paid: '856.00',
    state: '已退 229.00',
    open: true,
  });
});

test('one that is paid back or voided leads nowhere', () => {
  expect(row({ left: 0 as Fen }).open).toBe(false);
  expect(row({ voidedAt: purchase.at })).toMatchObject({ state: '已作废', open: false });
});
