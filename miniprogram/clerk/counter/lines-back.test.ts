import type { Fen } from '@vip-card/core';
import { categoryName, purchase, words } from '../testing/shop';
import { allThatIsLeft, isAll, isReturnable, linesToPick, pickLine } from './lines-back';

test('a tap takes pieces back, and takes them out again', () => {
  const one = pickLine([], 1, 1);
  const two = pickLine(one, 0, 1);
  expect(two).toEqual([
    { line: 0, quantity: 1 },
    { line: 1, quantity: 1 },
  ]);
  expect(pickLine(two, 1, 2)).toEqual([
    { line: 0, quantity: 1 },
    { line: 1, quantity: 2 },
  ]);
  expect(pickLine(two, 1, 0)).toEqual([{ line: 0, quantity: 1 }]);
});

test('all is what has not come back yet', () => {
  expect(allThatIsLeft(purchase)).toEqual([
    { line: 0, quantity: 1 },
    { line: 1, quantity: 1 },
  ]);
  expect(isAll(purchase, allThatIsLeft(purchase))).toBe(true);
  expect(isAll(purchase, [{ line: 0, quantity: 1 }])).toBe(false);
});

test('a purchase that is paid back or voided gives nothing back; a gift does', () => {
  expect(isReturnable(purchase)).toBe(true);
  expect(isReturnable({ ...purchase, left: 0 as Fen })).toBe(false);
  expect(isReturnable({ ...purchase, voidedAt: purchase.at })).toBe(false);
  expect(isReturnable({ ...purchase, paid: 0 as Fen, left: 0 as Fen })).toBe(true);
});

test('each line says what it is, its size, what is left and what came back before', () => {
  expect(linesToPick(purchase, [{ line: 1, quantity: 1 }], categoryName, words)).toEqual([
    { line: 0, title: '亚麻衬衫', detail: '女装 M', amount: '398.00', left: 1, picked: 0, returned: '' },
    { line: 1, title: '女装', detail: '2 件', amount: '458.00', left: 1, picked: 1, returned: '已退 1 件' },
  ]);
});
