import { isDocument, setField, type Document } from '../document';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { isNullish, type Operation } from './scope';

const mergeObjects: Operation = (...args) => {
  // One argument that is an array means the documents in it.
  const objects = args.length === 1 && Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  const merged: Document = {};
  for (const object of objects) {
    if (isNullish(object)) continue;
    if (!isDocument(object))
      throw new QueryError(`$mergeObjects requires object inputs, but input is of type ${typeName(object)}`);
    for (const [name, value] of Object.entries(object)) setField(merged, name, value);
  }
  return merged;
};

const objectToArray: Operation = (object) => {
  if (isNullish(object)) return null;
  if (!isDocument(object)) throw new QueryError(`$objectToArray requires a document input, found: ${typeName(object)}`);
  return Object.entries(object).map(([k, v]) => ({ k, v }));
};

export const objectOperations: Record<string, Operation> = {
  $mergeObjects: mergeObjects,
  $objectToArray: objectToArray,
};
