/** A point of the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number];

/** The radius MongoDB takes for the earth, in metres. */
export const earthRadiusInMetres = 6_378_100;

/** Two places closer than this (in radians, a hundredth of a millimetre) are one place. */
const touching = 1e-12;

/** The unit vector of a longitude and a latitude in degrees. */
export function toVector(longitude: number, latitude: number): Vector {
  const lambda = (longitude * Math.PI) / 180;
  const phi = (latitude * Math.PI) / 180;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function length(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

function unit(a: Vector): Vector {
  const size = length(a);
  return [a[0] / size, a[1] / size, a[2] / size];
}

/** The angle between two points, in radians; exact for near and for antipodal points. */
export function angleBetween(a: Vector, b: Vector): number {
  return Math.atan2(length(cross(a, b)), dot(a, b));
}

/** The shortest angle from a point to a great-circle arc, in radians. */
export function angleToArc(point: Vector, start: Vector, end: Vector): number {
  const normal = cross(start, end);
  const toEnds = Math.min(angleBetween(point, start), angleBetween(point, end));
  if (length(normal) < touching) return toEnds;
  const n = unit(normal);
  const foot = cross(n, cross(point, n));
  if (length(foot) < touching) return toEnds;
  const onArc = dot(cross(start, foot), n) >= 0 && dot(cross(foot, end), n) >= 0;
  return onArc ? Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(point, n))))) : toEnds;
}

/** True when the point lies on the arc. */
export function isOnArc(point: Vector, start: Vector, end: Vector): boolean {
  return angleToArc(point, start, end) <= 1e-10;
}

/** True when two points are the same place. */
export function isSamePlace(a: Vector, b: Vector): boolean {
  return angleBetween(a, b) <= 1e-10;
}

/** True when two arcs cross in their interiors. */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const ab = cross(a, b);
  const acb = -dot(ab, c);
  const bda = dot(ab, d);
  if (acb * bda <= 0) return false;
  const cd = cross(c, d);
  return acb * -dot(cd, b) > 0 && acb * dot(cd, a) > 0;
}

/** True when a point lies inside or on a closed ring; of the two sides of a ring, the inside is the smaller. */
export function isInRing(point: Vector, ring: readonly Vector[]): boolean {
  const outside = farFrom(ring);
  let inside = false;
  for (const [i, start] of ring.entries()) {
    const end = ring[i + 1];
    if (end === undefined) break;
    if (isOnArc(point, start, end)) return true;
    if (arcsCross(point, outside, start, end)) inside = !inside;
  }
  return inside;
}

/** A point certainly outside: opposite the ring's middle, a little off so that no arc to it runs exactly through a corner. */
function farFrom(ring: readonly Vector[]): Vector {
  const sum = ring.reduce<Vector>(
    (total, corner) => [total[0] + corner[0], total[1] + corner[1], total[2] + corner[2]],
    [0, 0, 0],
  );
  return unit([-sum[0] + 0.000_123_7, -sum[1] + 0.000_271_3, -sum[2] + 0.000_314_1]);
}
