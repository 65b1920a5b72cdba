import fc from 'fast-check';
import { MAXIMUM_AMOUNT, type Fen } from '@vip-card/core';
import { amountEntry, amountInFen, amountKeys, pressAmount, type AmountKey } from './amount-entry';

const keys = fc.array(fc.constantFrom(...amountKeys), { maxLength: 30 });
const type = (...pressed: AmountKey[]): string => pressed.reduce(pressAmount, '');

test.each<[string, AmountKey[], string]>([
  ['digits follow each other', ['1', '2', '8'], '128'],
  ['a leading zero gives way to the next digit', ['0', '5'], '5'],
  ['00 on nothing is one zero', ['00'], '0'],
  ['00 is two zeros after a digit', ['3', '00'], '300'],
  ['a point on nothing starts with zero', ['.', '5'], '0.5'],
  ['a second point is ignored', ['1', '.', '.', '2', '.'], '1.2'],
  ['a third decimal is ignored', ['1', '.', '2', '3', '4'], '1.23'],
  ['00 after one decimal fills the place that is left', ['1', '.', '2', '00'], '1.20'],
  ['delete takes back one key', ['1', '.', 'delete', '2'], '12'],
  ['delete on nothing does nothing', ['delete', 'delete'], ''],
])('%s', (_sentence, pressed, shown) => {
  expect(type(...pressed)).toBe(shown);
});

test('no sequence of keys shows anything but yuan with up to two decimals, within what the counter takes', () => {
  fc.assert(
    fc.property(keys, (pressed) => {
      const entry = type(...pressed);
      expect(entry).toMatch(/^(|(0|[1-9]\d*)(\.\d{0,2})?)$/);
      expect(amountInFen(entry)).toBeLessThanOrEqual(MAXIMUM_AMOUNT);
    }),
  );
});

test('ten million yuan can be typed, and a fen more cannot', () => {
  const tenMillion = type('1', '0', '00', '00', '00');
  expect(amountInFen(tenMillion)).toBe(MAXIMUM_AMOUNT);
  expect(amountInFen(pressAmount(pressAmount(pressAmount(tenMillion, '.'), '0'), '1'))).toBe(MAXIMUM_AMOUNT);
});

test('every amount survives being shown and read again, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAXIMUM_AMOUNT }), (fen) => {
      expect(amountInFen(amountEntry(fen as Fen))).toBe(fen);
    }),
  );
});

test('amounts that floats get wrong are exact', () => {
  expect(amountInFen('1.15')).toBe(115);
  expect(amountInFen('8.29')).toBe(829);
  expect(amountInFen('4.35')).toBe(435);
});
