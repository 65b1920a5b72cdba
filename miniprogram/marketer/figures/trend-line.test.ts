import fc from 'fast-check';
import { lineMask, trendLine } from './trend-line';

test('a line runs from left to right, lowest value at the bottom, highest at the top', () => {
  expect(trendLine([1, 3, 2])).toEqual({
    points: [
      { x: 0, y: 90 },
      { x: 50, y: 10 },
      { x: 100, y: 50 },
    ],
    end: { x: 100, y: 50 },
  });
});

test('a flat line runs through the middle, and no values make no line', () => {
  expect(trendLine([7, 7]).points.map(({ y }) => y)).toEqual([50, 50]);
  expect(trendLine([]).end).toBeNull();
});

test('every point stays inside the box', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      for (const { x, y } of trendLine(values).points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(10);
        expect(y).toBeLessThanOrEqual(90);
      }
    }),
  );
});

test('the mask is one style value: nothing in it ends the declaration or the attribute', () => {
  expect(lineMask(trendLine([1, 2]))).toMatch(/^url\("[^"';]*"\)$/);
});
