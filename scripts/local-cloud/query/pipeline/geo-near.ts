import { isDocument, setField, type Document } from '../document';
import { compileFilter } from '../filter';
import { isInReach, parseNear, readDistance } from '../geo/geo-test';
import { readPosition } from '../geo/geometry';
import { earthRadiusInMetres } from '../geo/sphere';
import { angleAt } from '../near';
import { QueryError } from '../query-error';
import type { Run, StageCompiler } from './stage';

/** `$geoNear`: the nearest first, with the distance written in: metres from a GeoJSON point, radians from a coordinate pair. */
export const geoNear: StageCompiler = (specification) => {
  const options = isDocument(specification) ? specification : {};
  const { distanceField, includeLocs, query = {}, limit, num } = options;
  if (typeof distanceField !== 'string') throw new QueryError("$geoNear requires a 'distanceField' option as a String");
  const { near, unit } = readNear(options);
  const test = compileFilter(isDocument(query) ? query : {});
  const multiplier = readDistance(options['distanceMultiplier'], 1);
  const most = readDistance(limit ?? num, Number.POSITIVE_INFINITY);
  return (documents, run) => {
    const path = indexedPath(options['key'], run);
    return documents
      .map((document) => ({ document, distance: angleAt(document, path, near.point) * unit }))
      .filter(({ document, distance }) => Number.isFinite(distance) && isInReach(near, distance) && test(document))
      .sort((left, right) => left.distance - right.distance)
      .slice(0, most)
      .map(({ document, distance }) => {
        const row = put(document, distanceField.split('.'), distance * multiplier);
        return typeof includeLocs === 'string' ? put(row, includeLocs.split('.'), locationAt(document, path)) : row;
      });
  };
};

function readNear(options: Document): { near: ReturnType<typeof parseNear>; unit: number } {
  const { near, minDistance, maxDistance } = options;
  if (Array.isArray(near)) {
    const limits = {
      minDistance: readDistance(minDistance, 0),
      maxDistance: readDistance(maxDistance, Number.POSITIVE_INFINITY),
    };
    return { near: { point: readPosition(near), ...limits }, unit: 1 };
  }
  const operand = { $geometry: near, $minDistance: minDistance, $maxDistance: maxDistance };
  return { near: parseNear('$geoNear', operand), unit: earthRadiusInMetres };
}

function indexedPath(key: unknown, run: Run): string {
  const paths = run.geoPaths?.(run.collection);
  if (paths === undefined) {
    if (typeof key === 'string') return key;
    throw new QueryError("$geoNear needs a 'key' when the indexes are not known");
  }
  if (typeof key === 'string' && paths.includes(key)) return key;
  const [only, another] = paths;
  if (only === undefined || key !== undefined)
    throw new QueryError('$geoNear requires a 2d or 2dsphere index, but none were found');
  if (another !== undefined)
    throw new QueryError("There is more than one 2dsphere index; unsure which to use for $geoNear; name it with 'key'");
  return only;
}

function locationAt(document: Document, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => (isDocument(value) ? value[part] : undefined), document);
}

function put(document: Document, [name = '', ...rest]: readonly string[], value: unknown): Document {
  const copy = { ...document };
  const inner = document[name];
  setField(copy, name, rest.length === 0 ? value : put(isDocument(inner) ? inner : {}, rest, value));
  return copy;
}
