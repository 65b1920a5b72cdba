import type { CollectionDeclaration } from '../../cloudfunctions/shared/cloud/collections';

type IndexDeclaration = CollectionDeclaration['indexes'][number];
type IndexField = IndexDeclaration['fields'][number];

/** What somebody wrote as a collection or an index is none; the message says where. */
export class DeclarationError extends Error {}

/** Reads `[{name, indexes: [...]}]`, the declarations of another program. */
export function readCollections(value: unknown): CollectionDeclaration[] {
  return list('the collections', value).map((each) => {
    const { name, indexes = [] } = record('a collection', each);
    const known = text('the name of a collection', name);
    return { name: known, indexes: list(`the indexes of ${known}`, indexes).map(readIndex), clientAccess: 'none' };
  });
}

/** Reads `{name, fields: [{path, direction}], unique}`. */
export function readIndex(value: unknown): IndexDeclaration {
  const { name, fields, unique = false } = record('an index', value);
  const known = text('the name of an index', name);
  const read = list(`the fields of index ${known}`, fields).map(readField);
  if (read.length === 0) throw new DeclarationError(`Index ${known} has no fields.`);
  if (typeof unique !== 'boolean') throw new DeclarationError(`Index ${known}: unique must be true or false.`);
  return { name: known, fields: read, unique };
}

function readField(value: unknown): IndexField {
  const { path, direction = 1 } = record('a field of an index', value);
  const known = text('the path of an index field', path);
  if (direction !== 1 && direction !== -1 && direction !== '2dsphere')
    throw new DeclarationError(`The direction of ${known} must be 1, -1 or "2dsphere".`);
  return { path: known, direction };
}

function record(what: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DeclarationError(`Expected ${what} to be an object.`);
  return value as Record<string, unknown>;
}

function list(what: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new DeclarationError(`Expected ${what} to be a list.`);
  return value;
}

function text(what: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new DeclarationError(`Expected ${what} to be text.`);
  return value;
}
