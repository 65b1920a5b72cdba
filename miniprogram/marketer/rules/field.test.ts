import { fenIn, ratioIn, typedRatio, typedYuan, wholeIn } from './field';

test.each([
  ['0', 1, undefined],
  ['1', 1, 1],
  ['10000000', 1, 10_000_000],
  ['10000001', 1, undefined],
  ['1.5', 1, undefined],
  ['-3', 0, undefined],
  ['', 0, undefined],
  ['1e3', 0, undefined],
])('reads %p as a whole number from %p on: %p', (text, least, value) => {
  expect(wholeIn(text, least, 10_000_000)).toBe(value);
});

test.each([
  ['20', 100, { numerator: 1, denominator: 5 }],
  ['12.5', 100, { numerator: 1, denominator: 8 }],
  ['100', 100, { numerator: 1, denominator: 1 }],
  ['0.5', 1, { numerator: 1, denominator: 2 }],
  ['1.25', 1, { numerator: 5, denominator: 4 }],
  ['0', 1, { numerator: 0, denominator: 1 }],
  ['1.234', 1, undefined],
  ['100.01', 100, undefined],
  ['', 1, undefined],
  ['abc', 1, undefined],
] as const)('reads %p of %p as %p', (text, of, ratio) => {
  expect(ratioIn(text, of, 0, 100)).toEqual(ratio);
});

test('writes what it reads', () => {
  for (const text of ['20', '12.5', '0.01', '99.99']) {
    const ratio = ratioIn(text, 100, 0, 100);
    expect(ratio && typedRatio(ratio, 100)).toBe(text);
  }
  expect(typedYuan(fenIn('300.5', 0, 100_000) ?? 0)).toBe('300.5');
  expect(fenIn('0', 1, 100)).toBeUndefined();
});
