import { isDocument, type Document } from '../document';
import type { ValueTest } from '../matching/path';
import { QueryError } from '../query-error';
import { parseGeometry, readGeometry, readPosition, type Geometry } from './geometry';
import { angleTo, intersects, isWithin, isWithinCap } from './relations';
import { earthRadiusInMetres, type Vector } from './sphere';

/** The test behind a geo operator of a filter; distances are spherical and in metres. */
export function compileGeoTest(operator: string, operand: unknown): ValueTest {
  if (!isDocument(operand)) throw new QueryError(`${operator} needs a geometry`);
  const test = compileGeometryTest(operator, operand);
  return (value) => {
    const geometry = readGeometry(value);
    return geometry !== undefined && test(geometry);
  };
}

function compileGeometryTest(operator: string, operand: Document): (geometry: Geometry) => boolean {
  switch (operator) {
    case '$geoWithin':
      return compileWithin(operand);
    case '$geoIntersects': {
      const other = readOperandGeometry(operator, operand);
      return (geometry) => intersects(geometry, other);
    }
    default: {
      const near = parseNear(operator, operand);
      return (geometry) => isInReach(near, angleTo(geometry, near.point) * earthRadiusInMetres);
    }
  }
}

function compileWithin(operand: Document): (geometry: Geometry) => boolean {
  const sphere = operand['$centerSphere'];
  if (sphere === undefined) {
    const outer = readOperandGeometry('$geoWithin', operand);
    if (outer.polygons.length === 0) throw new QueryError('$geoWithin requires a Polygon or MultiPolygon');
    return (geometry) => isWithin(geometry, outer);
  }
  const [centre, radius] = Array.isArray(sphere) ? (sphere as unknown[]) : [];
  if (typeof radius !== 'number' || !(radius >= 0)) throw new QueryError('$centerSphere needs a centre and a radius');
  const point = readPosition(centre);
  return (geometry) => isWithinCap(geometry, point, radius);
}

function readOperandGeometry(operator: string, operand: Document): Geometry {
  const geometry = operand['$geometry'];
  if (!isDocument(geometry)) throw new QueryError(`unknown geo specifier: ${operator}: ${JSON.stringify(operand)}`);
  return parseGeometry(geometry);
}

/** What `$near` asks for. Distances in metres. */
export interface Near {
  point: Vector;
  minDistance: number;
  maxDistance: number;
}

/** Reads `{$geometry: <Point>, $minDistance, $maxDistance}`. */
export function parseNear(operator: string, operand: Document): Near {
  const { points, lines, polygons } = readOperandGeometry(operator, operand);
  const [point] = points;
  if (point === undefined || points.length + lines.length + polygons.length !== 1) {
    throw new QueryError(`${operator} requires a point, given ${JSON.stringify(operand['$geometry'])}`);
  }
  return {
    point,
    minDistance: readDistance(operand['$minDistance'], 0),
    maxDistance: readDistance(operand['$maxDistance'], Number.POSITIVE_INFINITY),
  };
}

/** Reads a distance that may be left out. */
export function readDistance(value: unknown, fallback: number): number {
  if (value === undefined || value === null) return fallback;
  if (typeof value !== 'number' || !(value >= 0)) throw new QueryError('distances must be non-negative numbers');
  return value;
}

/** True when a distance in metres lies between the two limits. */
export function isInReach(near: Near, distance: number): boolean {
  return distance >= near.minDistance && distance <= near.maxDistance;
}
