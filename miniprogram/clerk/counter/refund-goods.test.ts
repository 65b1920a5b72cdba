import { goodsOf } from './refund-goods';

const of = { storeId: 'jingan', receipt: '0931' };

test('without a purchase it is an amount', () => {
  expect(goodsOf({ amount: '430.5', receipt: '' })).toEqual({ amount: 43050 });
});

test('of a purchase it is pieces of its lines, or an amount', () => {
  const lines = [{ line: 1, quantity: 2 }];
  expect(goodsOf({ amount: '', receipt: '', of, lines })).toEqual({ of, lines });
  expect(goodsOf({ amount: '430', receipt: '', of })).toEqual({ of, amount: 43000 });
});

test('nothing comes back until an amount above zero is typed, or a line is picked', () => {
  for (const amount of ['', '0', '0.', '0.00']) expect(goodsOf({ amount, receipt: '' })).toBeUndefined();
  expect(goodsOf({ amount: '', receipt: '', of, lines: [] })).toBeUndefined();
  expect(goodsOf({ amount: '0.01', receipt: '' })).toEqual({ amount: 1 });
});
