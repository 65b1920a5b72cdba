import { BSONRegExp } from 'bson';
import { isDocument } from './document';
import { typeName } from './matching/type-names';
import { QueryError } from './query-error';

const deepest = 100;

/** Refuses what MongoDB would not store: field names that begin with `$` at any depth, and nesting beyond 100 levels. */
export function assertStorable(value: unknown, path = '', depth = 0): void {
  if (depth > deepest) throw new QueryError(`cannot store a document nested deeper than ${String(deepest)} levels`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const item: unknown = value[i];
      if (item !== null && typeof item === 'object') assertStorable(item, `${path}.${String(i)}`, depth + 1);
    }
    return;
  }
  if (!isDocument(value)) return;
  for (const name of Object.keys(value)) {
    if (name.charCodeAt(0) === 36) refuseDollar(name, path);
    if (name.includes('\u0000')) throw new QueryError('field names may not contain a null character');
    const field = value[name];
    if (field !== null && typeof field === 'object')
      assertStorable(field, path === '' ? name : `${path}.${name}`, depth + 1);
  }
}

/** Refuses a field name that begins with `$`. */
function refuseDollar(name: string, path: string): never {
  const full = path === '' ? name : `${path}.${name}`;
  throw new QueryError(`The dollar ($) prefixed field '${name}' in '${full}' is not valid for storage.`);
}

/** Refuses an `_id` MongoDB would not take: arrays, regular expressions and undefined. */
export function assertId(id: unknown): void {
  if (id === undefined || Array.isArray(id) || id instanceof BSONRegExp || id instanceof RegExp) {
    throw new QueryError(`The '_id' value cannot be of type ${id === undefined ? 'undefined' : typeName(id)}`);
  }
}
