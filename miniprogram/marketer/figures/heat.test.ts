import fc from 'fast-check';
import { heatOf } from './heat';

test('the largest cell has the strongest tint, and an empty one hardly any', () => {
  expect(heatOf(8346, 8346)).toBe(0.34);
  expect(heatOf(0, 8346)).toBe(0.03);
  expect(heatOf(0, 0)).toBe(0.03);
});

test('more customers are never tinted less', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      const largest = Math.max(a, b);
      expect(heatOf(Math.max(a, b), largest)).toBeGreaterThanOrEqual(heatOf(Math.min(a, b), largest));
    }),
  );
});
