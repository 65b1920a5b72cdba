import { barsFor } from './bars';
import { code128 } from './code-128';

test('gives a member code whole device pixels: five to a module on a phone of 375 at 2x', () => {
  const { width, bars } = barsFor(code128('80261148437021'), 375, 2);
  expect(width).toBe(560);
  expect(bars[0]).toEqual({ x: 0, width: 10 });
  for (const bar of bars) expect([bar.x % 5, bar.width % 5]).toEqual([0, 0]);
});

test('is never thinner than a pixel', () => {
  expect(barsFor([2, 1, 1], 1, 1)).toEqual({
    width: 4,
    bars: [
      { x: 0, width: 2 },
      { x: 3, width: 1 },
    ],
  });
});
