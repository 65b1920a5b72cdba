import { sheetOf, zoomFor } from './wide';

test('a phone is drawn as it is', () => {
  expect(zoomFor(375)).toBe(1);
  expect(sheetOf(430)).toEqual({ style: '', wide: false });
});

test('on a PC one rpx is half a pixel again, and there is room for columns', () => {
  expect((1500 / 750) * zoomFor(1500)).toBeCloseTo(0.5, 3);
  expect(sheetOf(1500)).toEqual({ style: 'zoom: 0.25', wide: true });
});
