import { isDocument, type Document } from './document';
import { parseNear } from './geo/geo-test';
import { readGeometry } from './geo/geometry';
import { angleTo } from './geo/relations';
import type { Vector } from './geo/sphere';
import { someAtPath } from './matching/path';

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
