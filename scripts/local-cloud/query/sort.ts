import { compareValues } from './compare';
import { isDocument, type Document } from './document';

/** Compiles an order such as `{at: -1, _id: 1}` into a comparison of documents. */
export function compileOrder(order: Document): (left: Document, right: Document) => number {
  const fields = Object.entries(order).map(([path, direction]) => ({ path: path.split('.'), sign: Number(direction) < 0 ? -1 : 1 }));
  return (left, right) => {
    for (const { path, sign } of fields) {
      const difference = compareValues(valueAt(left, path), valueAt(right, path)) * sign;
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function valueAt(document: Document, path: readonly string[]): unknown {
  let value: unknown = document;
  for (const name of path) value = isDocument(value) ? value[name] : undefined;
  return value;
}
