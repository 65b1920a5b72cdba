import { BitArray, Code128Reader } from '@zxing/library';
import fc from 'fast-check';

import { code128 } from './code-128';

/** Reads widths of bars and spaces with a scanner's own decoder, ten quiet modules on either side. */
function scan(widths: readonly number[]): string {
  const row = new BitArray(widths.reduce((sum, width) => sum + width, 20));
  let x = 10;
  widths.forEach((width, index) => {
    if (index % 2 === 0) for (let module = x; module < x + width; module += 1) row.set(module);
    x += width;
  });
  return new Code128Reader().decodeRow(0, row, new Map()).getText();
}

test('a scanner reads back any member code', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{14}$/), (digits) => {
      expect(scan(code128(digits))).toBe(digits);
    }),
  );
});

test('a scanner reads back digits of any length, odd ones in two sets', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,20}$/), (digits) => {
      expect(scan(code128(digits))).toBe(digits);
    }),
  );
});

test('takes 112 modules for fourteen digits, as printed on the reference screen', () => {
  const widths = code128('80261148437021');
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(112);
});

test('refuses to encode what is not digits', () => {
  expect(() => code128('8026 1148')).toThrow(RangeError);
  expect(() => code128('')).toThrow(RangeError);
});
