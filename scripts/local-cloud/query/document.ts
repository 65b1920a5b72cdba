/** A stored document, a filter, an update or a projection after decoding: plain objects, arrays, scalars, dates and BSON values. */
export type Document = Record<string, unknown>;

/** True for an embedded document: a plain object, not an array, a date or a BSON value such as an ObjectId. */
export function isDocument(value: unknown): value is Document {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  if (value instanceof Date || value instanceof RegExp || ArrayBuffer.isView(value)) return false;
  return !('_bsontype' in value);
}

/** True for an operator expression such as `{$gt: 3}`: a document whose first field name starts with `$`. */
export function isOperatorExpression(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  for (const name in value) return name.startsWith('$');
  return false;
}

/** The value of a document's own field; undefined when it is missing (and never something inherited, such as `constructor`). */
export function fieldOf(document: Document, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Sets a field without ever touching a prototype: `__proto__` is a field name like any other. */
export function setField(target: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[name] = value;
  }
}

/** An independent copy, so that nothing handed out can change what is stored. BSON values are immutable and shared. */
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneValue);
  if (value instanceof Date) return new Date(value.getTime());
  return isDocument(value) ? cloneDocument(value) : value;
}

/** An independent copy of a document. */
export function cloneDocument(document: Document): Document {
  const copy: Document = {};
  for (const name of Object.keys(document)) setField(copy, name, cloneValue(document[name]));
  return copy;
}
