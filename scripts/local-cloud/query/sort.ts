import { MinKey } from 'bson';
import { compareValues } from './compare';
import { fieldOf, isDocument, type Document } from './document';
import { arrayPosition } from './matching/path';
import { QueryError } from './query-error';

/** An empty array comes before null, as it does in MongoDB's indexes. */
const emptyArray = new MinKey();

interface OrderField {
  path: readonly string[];
  sign: 1 | -1;
}

/**
 * Compiles an order such as `{at: -1, _id: 1}` into a comparison of documents, in BSON order. An array counts by its smallest
 * element when ascending and by its largest when descending; missing counts as null.
 */
export function compileOrder(order: Document): (left: Document, right: Document) => number {
  const fields = readOrder(order);
  return (left, right) => {
    for (const field of fields) {
      const difference = compareValues(sortKey(left, field), sortKey(right, field));
      if (difference !== 0) return difference * field.sign;
    }
    return 0;
  };
}

/** Sorts documents stably; each one's keys are looked up once. */
export function sortDocuments(documents: Iterable<Document>, order: Document): Document[] {
  const fields = readOrder(order);
  const rows = Array.from(documents, (document) => ({
    document,
    keys: fields.map((field) => sortKey(document, field)),
  }));
  rows.sort((left, right) => {
    for (let i = 0; i < fields.length; i += 1) {
      const difference = compareValues(left.keys[i], right.keys[i]);
      if (difference !== 0) return difference * (fields[i]?.sign ?? 1);
    }
    return 0;
  });
  return rows.map(({ document }) => document);
}

function readOrder(order: Document): OrderField[] {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) {
      throw new QueryError('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    if (path.startsWith('$') || path.split('.').includes(''))
      throw new QueryError(`FieldPath '${path}' is not a valid sort field`);
    return { path: path.split('.'), sign: direction };
  });
}

function sortKey(document: Document, { path, sign }: OrderField): unknown {
  let value: unknown = document;
  for (let i = 0; i < path.length; i += 1) {
    if (!isDocument(value)) return Array.isArray(value) ? extreme(keysBelow(value, path, i), sign) : null;
    value = fieldOf(value, path[i] ?? '');
  }
  return Array.isArray(value) ? extreme(leafKeys(value), sign) : (value ?? null);
}

function leafKeys(array: readonly unknown[]): readonly unknown[] {
  return array.length === 0 ? [emptyArray] : array;
}

/** Every value the rest of a path reaches below a value, arrays on the way included. */
function keysBelow(value: unknown, path: readonly string[], at: number): readonly unknown[] {
  const part = path[at];
  if (part === undefined) return Array.isArray(value) ? leafKeys(value) : [value ?? null];
  if (isDocument(value)) return keysBelow(fieldOf(value, part), path, at + 1);
  if (!Array.isArray(value)) return [null];
  const position = arrayPosition(part);
  if (position !== undefined) return keysBelow(value[position], path, at + 1);
  const keys = value.flatMap((element: unknown) => (isDocument(element) ? keysBelow(element, path, at) : [null]));
  return keys.length === 0 ? [null] : keys;
}

function extreme(keys: readonly unknown[], sign: 1 | -1): unknown {
  return keys.reduce((best, key) => (compareValues(key, best) * sign < 0 ? key : best), keys[0] ?? null);
}
