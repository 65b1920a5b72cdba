import { isDocument, type Document } from '../document';
import { QueryError } from '../query-error';
import { toVector, type Vector } from './sphere';

/** A polygon: its outer ring, then its holes, each closed. */
export type Polygon = readonly (readonly Vector[])[];

/** Any GeoJSON geometry, taken apart into what it consists of. */
export interface Geometry {
  points: readonly Vector[];
  lines: readonly (readonly Vector[])[];
  polygons: readonly Polygon[];
}

/** Reads a stored value as a geometry: GeoJSON or a `[longitude, latitude]` pair; undefined when it is neither. */
export function readGeometry(value: unknown): Geometry | undefined {
  if (Array.isArray(value))
    return isPosition(value) ? { points: [readPosition(value)], lines: [], polygons: [] } : undefined;
  if (!isDocument(value)) return undefined;
  try {
    return parseGeometry(value);
  } catch {
    return undefined;
  }
}

/** Reads GeoJSON; refuses unknown types, coordinates off the globe and rings that are not closed. */
export function parseGeometry(geometry: Document): Geometry {
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  switch (type) {
    case 'Point':
      return { points: [readPosition(coordinates)], lines: [], polygons: [] };
    case 'MultiPoint':
      return { points: readLine(coordinates, 1), lines: [], polygons: [] };
    case 'LineString':
      return { points: [], lines: [readLine(coordinates, 2)], polygons: [] };
    case 'MultiLineString':
      return { points: [], lines: readList(coordinates).map((line) => readLine(line, 2)), polygons: [] };
    case 'Polygon':
      return { points: [], lines: [], polygons: [readPolygon(coordinates)] };
    case 'MultiPolygon':
      return { points: [], lines: [], polygons: readList(coordinates).map(readPolygon) };
    case 'GeometryCollection':
      return join(readList(geometry['geometries']).map((part) => parseGeometry(isDocument(part) ? part : {})));
    default:
      throw new QueryError(`unknown GeoJSON type: ${JSON.stringify(geometry)}`);
  }
}

function join(parts: readonly Geometry[]): Geometry {
  return {
    points: parts.flatMap((part) => part.points),
    lines: parts.flatMap((part) => part.lines),
    polygons: parts.flatMap((part) => part.polygons),
  };
}

/** True for `[longitude, latitude]`. */
export function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length >= 2 && typeof value[0] === 'number' && typeof value[1] === 'number';
}

/** Reads a `[longitude, latitude]` pair in degrees. */
export function readPosition(value: unknown): Vector {
  if (!isPosition(value)) throw new QueryError('Point must be an array or object of two numbers');
  const [longitude, latitude] = value;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    throw new QueryError(`longitude/latitude is out of bounds, lng: ${String(longitude)} lat: ${String(latitude)}`);
  }
  return toVector(longitude, latitude);
}

function readList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new QueryError('GeoJSON coordinates must be an array');
  return value as unknown[];
}

function readLine(value: unknown, atLeast: number): Vector[] {
  const line = readList(value).map(readPosition);
  if (line.length < atLeast) throw new QueryError(`Line must have at least ${String(atLeast)} positions`);
  return line;
}

function readPolygon(value: unknown): Polygon {
  const rings = readList(value);
  if (rings.length === 0) throw new QueryError('Polygon has no loops.');
  return rings.map((ring) => {
    const [first, last] = [readList(ring)[0], readList(ring).at(-1)];
    if (JSON.stringify(first) !== JSON.stringify(last)) throw new QueryError('Polygon loop is not closed');
    if (readList(ring).length < 4) throw new QueryError('Loop must have at least 3 different vertices');
    return readList(ring).map(readPosition);
  });
}
