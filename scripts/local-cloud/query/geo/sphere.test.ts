import fc from 'fast-check';
import { angleBetween, angleToArc, earthRadiusInMetres, isInRing, toVector, type Vector } from './sphere';

const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const latitude = fc.double({ min: -85, max: 85, noNaN: true });
const place = fc.tuple(longitude, latitude);

/** The usual formula for distances on a sphere, by which ours is checked. */
function haversine([lng1, lat1]: [number, number], [lng2, lat2]: [number, number]): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lng2 - lng1) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(a)));
}

test('angles are those of the haversine formula', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(angleBetween(toVector(...a), toVector(...b))).toBeCloseTo(haversine(a, b), 6);
    }),
  );
});

test('Shanghai to Beijing is 1,068 km', () => {
  const angle = angleBetween(toVector(121.4737, 31.2304), toVector(116.4074, 39.9042));
  expect((angle * earthRadiusInMetres) / 1000).toBeCloseTo(1_068, -1);
});

test('an arc is never farther than its nearer end', () => {
  fc.assert(
    fc.property(place, place, place, (p, a, b) => {
      const [point, start, end] = [toVector(...p), toVector(...a), toVector(...b)];
      const toEnds = Math.min(angleBetween(point, start), angleBetween(point, end));
      expect(angleToArc(point, start, end)).toBeLessThanOrEqual(toEnds + 1e-9);
    }),
  );
});

/** A regular ring of corners around a middle. */
function ringAround(lng: number, lat: number, degrees: number): Vector[] {
  const corners = Array.from({ length: 12 }, (_unused, i) => {
    const turn = (i / 12) * 2 * Math.PI;
    return toVector(lng + (Math.cos(turn) * degrees) / Math.cos((lat * Math.PI) / 180), lat + Math.sin(turn) * degrees);
  });
  return [...corners, corners[0] ?? [1, 0, 0]];
}

test('the middle of a ring is inside, whichever way it winds; what is far off and its antipode are outside', () => {
  fc.assert(
    fc.property(
      longitude,
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (lng, lat, size) => {
        const ring = ringAround(lng, lat, size);
        for (const loop of [ring, [...ring].reverse()]) {
          expect(isInRing(toVector(lng, lat), loop)).toBe(true);
          expect(isInRing(toVector(lng + 180, -lat), loop)).toBe(false);
          expect(isInRing(toVector(lng, lat + size * 1.5), loop)).toBe(false);
        }
      },
    ),
  );
});

test('corners and edges belong to the ring', () => {
  const ring = [toVector(0, 0), toVector(2, 0), toVector(2, 2), toVector(0, 2), toVector(0, 0)];
  expect(isInRing(toVector(0, 0), ring)).toBe(true);
  expect(isInRing(toVector(1, 0), ring)).toBe(true);
});
