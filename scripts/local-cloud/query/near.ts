import { isDocument, isOperatorExpression, type Document } from './document';
import { parseNear } from './geo/geo-test';
import { isPosition, readGeometry } from './geo/geometry';
import { angleTo } from './geo/relations';
import type { Vector } from './geo/sphere';
import { someAtPath } from './matching/path';
import { QueryError } from './query-error';

/** What `$near`/`$nearSphere` in a filter asks besides matching: a 2dsphere index on the path, and the nearest first. */
export interface Nearness {
  path: string;
  /** Orders documents by distance, nearest first. */
  compare(left: Document, right: Document): number;
}

/** The nearness condition of a filter, if it has one. */
export function findNearness(filter: Document): Nearness | undefined {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      const nested = condition
        .filter(isDocument)
        .map(findNearness)
        .find((nearness) => nearness !== undefined);
      if (nested) return nested;
    }
    const found = isDocument(condition) ? nearnessOf(path, condition) : undefined;
    if (found) return found;
  }
  return undefined;
}

function nearnessOf(path: string, condition: Document): Nearness | undefined {
  const operator = ['$near', '$nearSphere'].find((name) => name in condition);
  if (operator === undefined) return undefined;
  const operand = condition[operator];
  const { point } = parseNear(operator, isDocument(operand) ? operand : {});
  return { path, compare: (left, right) => angleAt(left, path, point) - angleAt(right, path, point) };
}

const geoOperators: ReadonlySet<string> = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects']);

/** The paths that a filter's geo conditions look at, however deep they lie in it: CloudBase demands an index for each. */
export function geoPathsOf(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, condition]) => {
    if (!name.startsWith('$')) return asksForPlace(condition) ? [name] : [];
    return Array.isArray(condition) ? condition.filter(isDocument).flatMap(geoPathsOf) : [];
  });
}

function asksForPlace(condition: unknown): boolean {
  if (!isOperatorExpression(condition)) return false;
  return Object.keys(condition).some((name) => geoOperators.has(name)) || asksForPlace(condition['$not']);
}

/** Refuses a document with something at a path that is no place: a 2dsphere index could not take it. */
export function requirePlaces(document: Document, path: string): void {
  const refuse = (value: unknown): boolean => {
    const places = Array.isArray(value) && !isPosition(value) ? (value as unknown[]) : [value];
    const strange = places.find((place) => !isPlace(place));
    if (strange === undefined) return false;
    throw new QueryError(`Can't extract geo keys: ${path}: ${JSON.stringify(strange)} is not a geometry`);
  };
  someAtPath(path, refuse, 'whole')(document);
}

/** GeoJSON, MongoDB's older pair of numbers in a list or a document, or nothing. */
function isPlace(value: unknown): boolean {
  if (value === undefined || value === null || readGeometry(value) !== undefined) return true;
  return isDocument(value) && !('type' in value) && isPosition(Object.values(value));
}

/** The smallest angle (in radians) between a point and the geometries at a path; infinite when there is none. */
export function angleAt(document: Document, path: string, point: Vector): number {
  let smallest = Number.POSITIVE_INFINITY;
  someAtPath(
    path,
    (value) => {
      const geometry = readGeometry(value);
      if (geometry) smallest = Math.min(smallest, angleTo(geometry, point));
      return false;
    },
    'elements',
  )(document);
  return smallest;
}
