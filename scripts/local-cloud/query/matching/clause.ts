import { someAtPath, type DocumentTest, type LeafArrays, type ValueTest } from './path';

/**
 * One condition on a field. It can judge the field of a document, where a path may lead to many values, or a single value, as
 * inside `$elemMatch`. Negations are kept apart because "no value passes" is not "some value does not pass".
 */
export type Clause =
  | { kind: 'some'; test: ValueTest; leafArrays: LeafArrays }
  | { kind: 'none'; clauses: readonly Clause[] }
  | { kind: 'every'; clauses: readonly Clause[] };

/** A clause on the values at a path, each element of an array on its own. */
export function some(test: ValueTest): Clause {
  return { kind: 'some', test, leafArrays: 'elements' };
}

/** A clause on the value at a path as it stands, arrays included. */
export function whole(test: ValueTest): Clause {
  return { kind: 'some', test, leafArrays: 'whole' };
}

/** Not all of these clauses hold. */
export function not(...clauses: Clause[]): Clause {
  return { kind: 'none', clauses };
}

/** The test of a document that a clause means at a path. */
export function atPath(path: string, clause: Clause): DocumentTest {
  if (clause.kind === 'some') return someAtPath(path, clause.test, clause.leafArrays);
  const tests = clause.clauses.map((inner) => atPath(path, inner));
  const all = allOf(tests);
  return clause.kind === 'every' ? all : (document) => !all(document);
}

/** The test of a single value that a clause means. */
export function onValue(clause: Clause): ValueTest {
  if (clause.kind === 'some') return clause.test;
  const all = allOf(clause.clauses.map(onValue));
  return clause.kind === 'every' ? all : (value) => !all(value);
}

/** Holds when every test holds. */
export function allOf<T>(tests: readonly ((subject: T) => boolean)[]): (subject: T) => boolean {
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (tests.length === 2) return (subject) => first(subject) && second(subject);
  return (subject) => tests.every((test) => test(subject));
}
