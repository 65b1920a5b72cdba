import { zoomFor } from './wide';

test('a phone is drawn as it is, a large one too', () => {
  expect(zoomFor(375, 375)).toBe(1);
  expect(zoomFor(430, 430)).toBe(1);
});

test('on a PC 750rpx are as wide as on a phone again, whether rpx grew with the window or stopped growing', () => {
  expect(1500 * zoomFor(1500, 1500)).toBeCloseTo(375, 0);
  expect(600 * zoomFor(1500, 600)).toBeCloseTo(375, 0);
});

test('where rpx did not grow, nothing is shrunk', () => {
  expect(zoomFor(1500, 375)).toBe(1);
});
