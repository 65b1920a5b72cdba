import { fieldOf, isDocument, type Document } from '../query/document';
import { emptyArrayKey, encodeKey, nullKey } from './key-encoding';

const missing: readonly string[] = [nullKey];

/** The distinct keys of the values at a path; an array counts as each of its elements, a missing value as null. */
export function pathKeys(document: Document, names: readonly string[]): readonly string[] {
  let value: unknown = document;
  for (const name of names) {
    if (Array.isArray(value)) return throughArrays(document, names);
    if (!isDocument(value)) return missing;
    value = fieldOf(value, name);
  }
  if (Array.isArray(value)) return throughArrays(document, names);
  return [encodeKey(value)];
}

function throughArrays(document: Document, names: readonly string[]): readonly string[] {
  const keys = new Set<string>();
  collect(document, names, 0, keys);
  return keys.size === 0 ? missing : [...keys];
}

function collect(value: unknown, names: readonly string[], depth: number, keys: Set<string>): void {
  const name = names[depth];
  if (Array.isArray(value)) {
    collectElements(value, names, depth, keys);
  } else if (name === undefined) {
    keys.add(encodeKey(value));
  } else {
    collectField(value, name, names, depth, keys);
  }
}

function collectField(value: unknown, name: string, names: readonly string[], depth: number, keys: Set<string>): void {
  if (isDocument(value)) collect(fieldOf(value, name), names, depth + 1, keys);
  else keys.add(nullKey);
}

function collectElements(
  elements: readonly unknown[],
  names: readonly string[],
  depth: number,
  keys: Set<string>,
): void {
  const name = names[depth];
  if (name === undefined) {
    if (elements.length === 0) keys.add(emptyArrayKey);
    // An array inside the array is one value.
    for (const element of elements) keys.add(encodeKey(element));
    return;
  }
  // `a.0` means the first element as well as a field named 0 of each element.
  if (/^\d+$/.test(name)) collect(elements[Number(name)], names, depth + 1, keys);
  if (elements.length === 0) keys.add(nullKey);
  for (const element of elements) {
    if (isDocument(element)) collect(element, names, depth, keys);
    else keys.add(nullKey);
  }
}
