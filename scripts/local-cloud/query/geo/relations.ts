import type { Geometry, Polygon } from './geometry';
import { angleBetween, angleToArc, arcsCross, isInRing, isOnArc, isSamePlace, type Vector } from './sphere';

type Arc = readonly [Vector, Vector];

function arcsOfLine(line: readonly Vector[]): Arc[] {
  return line.slice(1).map((end, i) => [line[i] ?? end, end]);
}

/** Every edge of a geometry's lines and polygons. */
function arcsOf(geometry: Geometry): Arc[] {
  return [...geometry.lines, ...geometry.polygons.flat()].flatMap(arcsOfLine);
}

/** Every position a geometry names. */
function verticesOf(geometry: Geometry): Vector[] {
  return [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)];
}

function isInPolygon(point: Vector, [outer, ...holes]: Polygon): boolean {
  if (outer === undefined || !isInRing(point, outer)) return false;
  return !holes.some((hole) => isInRing(point, hole) && !arcsOfLine(hole).some(([a, b]) => isOnArc(point, a, b)));
}

/** True when all of the inner geometry lies inside or on the outer one's polygons. */
export function isWithin(inner: Geometry, outer: Geometry): boolean {
  return outer.polygons.some((polygon) => {
    if (!verticesOf(inner).every((vertex) => isInPolygon(vertex, polygon))) return false;
    const edges = polygon.flatMap((ring) => arcsOfLine(ring));
    return !arcsOf(inner).some(([a, b]) => edges.some(([c, d]) => arcsCross(a, b, c, d)));
  });
}

/** True when all of the geometry lies in the cap of that radius (in radians) around the centre. */
export function isWithinCap(geometry: Geometry, centre: Vector, radius: number): boolean {
  return verticesOf(geometry).every((vertex) => angleBetween(vertex, centre) <= radius);
}

/** True when two geometries share at least one place. */
export function intersects(left: Geometry, right: Geometry): boolean {
  return reaches(left, right) || reaches(right, left) || edgesMeet(left, right);
}

/** True when a position of one geometry lies in or on the other. */
function reaches(from: Geometry, to: Geometry): boolean {
  const arcs = arcsOf(to);
  return verticesOf(from).some(
    (vertex) =>
      to.points.some((point) => isSamePlace(point, vertex)) ||
      to.polygons.some((polygon) => isInPolygon(vertex, polygon)) ||
      arcs.some(([a, b]) => isOnArc(vertex, a, b)),
  );
}

function edgesMeet(left: Geometry, right: Geometry): boolean {
  const others = arcsOf(right);
  return arcsOf(left).some(([a, b]) => others.some(([c, d]) => arcsCross(a, b, c, d)));
}

/** The shortest angle between a point and a geometry, in radians. */
export function angleTo(geometry: Geometry, point: Vector): number {
  if (geometry.polygons.some((polygon) => isInPolygon(point, polygon))) return 0;
  const toPoints = geometry.points.map((other) => angleBetween(other, point));
  const toArcs = arcsOf(geometry).map(([a, b]) => angleToArc(point, a, b));
  return Math.min(...toPoints, ...toArcs);
}
