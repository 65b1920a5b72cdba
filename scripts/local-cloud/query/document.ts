/** A stored document, a filter, an update or a projection after decoding: plain objects, arrays, scalars, dates and BSON values. */
export type Document = Record<string, unknown>;

/** True for an embedded document: a plain object, not an array, a date or a BSON value such as an ObjectId. */
export function isDocument(value: unknown): value is Document {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  if (value instanceof Date || value instanceof RegExp || ArrayBuffer.isView(value)) return false;
  return !('_bsontype' in value);
}

/** Sets a field without ever touching a prototype: `__proto__` is a field name like any other. */
export function setField(target: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[name] = value;
  }
}

/** The value of a document's own field; undefined when it is missing. */
export function fieldOf(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** True when every field name of a non-empty object starts with `$`-less characters is false: an operator expression such as `{$gt: 3}`. */
export function isOperatorExpression(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  for (const name in value) return name.startsWith('$');
  return false;
}

/** An independent copy, so that nothing handed out can change what is stored. */
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneValue);
  if (value instanceof Date) return new Date(value.getTime());
  if (!isDocument(value)) return value;
  const copy: Document = {};
  for (const name of Object.keys(value)) setField(copy, name, cloneValue(value[name]));
  return copy;
}
