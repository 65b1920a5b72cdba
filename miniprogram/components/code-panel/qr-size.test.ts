import fc from 'fast-check';

import { qrSize } from './qr-size';

test('fills three fifths of the width of any phone, in whole pixels to a module', () => {
  fc.assert(
    fc.property(fc.integer({ min: 280, max: 480 }), (width) => {
      const size = qrSize(width);
      expect(size).toBeGreaterThanOrEqual(width * 0.6);
      expect(size).toBeLessThan(width * 0.6 + 21);
      expect(size % 21).toBe(0);
    }),
  );
});

test('does not grow with a desktop window', () => {
  expect(qrSize(1280)).toBe(qrSize(480));
});

test('is 231 px on a window of 375', () => {
  expect(qrSize(375)).toBe(231);
});
