import fc from 'fast-check';
import type { Fen, SaleLine } from '@vip-card/core';
import { apportion } from '../../../cloudfunctions/shared/core/apportion';
import { inMoney } from './money-part';

const line = (paid: number): SaleLine => ({
  category: 'womenswear',
  quantity: 1,
  list: paid as Fen,
  paid: paid as Fen,
});

test('what points pay is taken off each line by its part of the bill', () => {
  expect(inMoney([line(30000), line(10000)], 1001 as Fen)).toEqual([
    { category: 'womenswear', list: 30000, paid: 29249, paidWithPoints: 751 },
    { category: 'womenswear', list: 10000, paid: 9750, paidWithPoints: 250 },
  ]);
});

test('without points the lines are as they were', () => {
  expect(inMoney([line(30000)], 0 as Fen)).toEqual([{ category: 'womenswear', list: 30000, paid: 30000 }]);
});

test('the split is the server’s, for any bill', () => {
  const bill = fc.array(fc.integer({ min: 0, max: 200_000_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(bill, fc.integer({ min: 0, max: 100 }), (amounts, part) => {
      const worth = Math.floor((amounts.reduce((sum, amount) => sum + amount, 0) * part) / 100) as Fen;
      const split = inMoney(amounts.map(line), worth).map((each) => each.paidWithPoints ?? 0);
      expect(split).toEqual(apportion(worth, amounts));
    }),
  );
});
