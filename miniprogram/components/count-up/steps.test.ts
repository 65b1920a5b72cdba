import fc from 'fast-check';

import { stepsBetween } from './steps';

test('ends exactly at the new figure, without passing it or turning back', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer({ min: 1, max: 60 }), (from, to, count) => {
      const steps = stepsBetween(from, to, count);
      expect(steps).toHaveLength(count);
      expect(steps[count - 1]).toBe(to);
      const distances = steps.map((step) => Math.abs(to - step));
      expect(distances).toEqual([...distances].sort((a, b) => b - a));
    }),
  );
});
