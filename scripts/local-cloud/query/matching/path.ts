import { fieldOf, isDocument, type Document } from '../document';

/** Judges one value; undefined stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;

/** Judges a whole document. */
export type DocumentTest = (document: Document) => boolean;

/** What happens when a path ends at an array: `elements` judges each element and then the array, `whole` only the array. */
export type LeafArrays = 'elements' | 'whole';

/**
 * True when the path leads to at least one value that passes. Arrays on the way are traversed implicitly (their documents,
 * and the element a numeric part names), as MongoDB does: `{a: [{b: 1}, {b: 2}]}` has the values 1 and 2 at `a.b`.
 */
export function someAtPath(path: string, test: ValueTest, leafArrays: LeafArrays): DocumentTest {
  const parts = path.split('.');
  if (parts.length === 1) return someAtField(path, test, leafArrays);
  return (document) => someBelow(document, parts, 0, test, leafArrays);
}

function someAtField(name: string, test: ValueTest, leafArrays: LeafArrays): DocumentTest {
  // Only the names that every object inherits need the slower look-up.
  const read = name in Object.prototype ? fieldOf : (document: Document) => document[name];
  if (leafArrays === 'whole') return (document) => test(read(document, name));
  return (document) => {
    const value = read(document, name);
    return Array.isArray(value) ? value.some(test) || test(value) : test(value);
  };
}

function someBelow(
  start: unknown,
  parts: readonly string[],
  from: number,
  test: ValueTest,
  leafArrays: LeafArrays,
): boolean {
  let value = start;
  for (let i = from; i < parts.length; i += 1) {
    if (Array.isArray(value)) return someInArray(value, parts, i, test, leafArrays);
    if (!isDocument(value)) return test(undefined);
    value = fieldOf(value, parts[i] ?? '');
  }
  return leafArrays === 'elements' && Array.isArray(value) ? value.some(test) || test(value) : test(value);
}

function someInArray(
  array: readonly unknown[],
  parts: readonly string[],
  at: number,
  test: ValueTest,
  leafArrays: LeafArrays,
): boolean {
  const position = arrayPosition(parts[at] ?? '');
  return array.some((element, index) => {
    if (isDocument(element) && someBelow(element, parts, at, test, leafArrays)) return true;
    if (index !== position) return false;
    if (at + 1 === parts.length) return test(element);
    return typeof element === 'object' && someBelow(element, parts, at + 1, test, leafArrays);
  });
}

/** The array index a path part names, or undefined when it is an ordinary field name. */
export function arrayPosition(part: string): number | undefined {
  return /^(?:0|[1-9]\d*)$/.test(part) ? Number(part) : undefined;
}
