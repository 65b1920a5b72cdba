import { isDocument, isOperatorExpression, type Document } from '../document';
import { compileGeoTest } from '../geo/geo-test';
import { QueryError } from '../query-error';
import { compileBitsTest, compileModTest } from './arithmetic';
import { atPath, allOf, not, onValue, some, whole, type Clause } from './clause';
import { equals, oneOf, ranges } from './comparison';
import type { DocumentTest, ValueTest } from './path';
import { compileRegexTest, isRegex } from './regex';
import { compileTypeTest } from './type-names';

/** Compiles a whole filter; handed in because filters nest inside `$elemMatch`. */
export type FilterCompiler = (filter: Document) => DocumentTest;

/** The clauses that a field's condition means: a plain value, a regular expression, or `{$gt: ..., $lt: ...}`. */
export function compileCondition(condition: unknown, compileFilter: FilterCompiler): Clause[] {
  if (isRegex(condition)) return [some(compileRegexTest(condition))];
  if (!isOperatorExpression(condition)) return [some(equals(condition))];
  return Object.entries(condition).map(([operator, operand]) =>
    compileOperator(operator, operand, condition, compileFilter),
  );
}

/** The test of a document that a condition means at a path. */
export function compileField(path: string, condition: unknown, compileFilter: FilterCompiler): DocumentTest {
  return allOf(compileCondition(condition, compileFilter).map((clause) => atPath(path, clause)));
}

function compileOperator(
  operator: string,
  operand: unknown,
  siblings: Document,
  compileFilter: FilterCompiler,
): Clause {
  switch (operator) {
    case '$eq':
      return some(equals(operand));
    case '$ne':
      if (isRegex(operand)) throw new QueryError("Can't have regex as arg to $ne.");
      return not(some(equals(operand)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return some(ranges(operator, operand));
    case '$in':
      return some(oneOf(operator, operand));
    case '$nin':
      return not(some(oneOf(operator, operand)));
    case '$exists':
      return exists(operand);
    case '$type':
      return some(compileTypeTest(operand));
    case '$not':
      return compileNot(operand, compileFilter);
    default:
      return compileRarerOperator(operator, operand, siblings, compileFilter);
  }
}

function compileRarerOperator(
  operator: string,
  operand: unknown,
  siblings: Document,
  compileFilter: FilterCompiler,
): Clause {
  switch (operator) {
    case '$regex':
      return some(compileRegexTest(operand, siblings['$options']));
    case '$options':
      if (!('$regex' in siblings)) throw new QueryError('$options needs a $regex');
      return { kind: 'every', clauses: [] };
    case '$mod':
      return some(compileModTest(operand));
    case '$size':
      return whole(compileSizeTest(operand));
    case '$all':
      return compileAll(operand, compileFilter);
    case '$elemMatch':
      return whole(compileElementTest(operand, compileFilter));
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return some(compileBitsTest(operator, operand));
    case '$geoWithin':
    case '$geoIntersects':
    case '$near':
    case '$nearSphere':
      return some(compileGeoTest(operator, operand));
    default:
      throw new QueryError(`unknown operator: ${operator}`);
  }
}

function exists(operand: unknown): Clause {
  const present = some((value) => value !== undefined);
  const wanted = operand !== false && operand !== 0 && operand !== null && operand !== undefined;
  return wanted ? present : not(present);
}

function compileNot(operand: unknown, compileFilter: FilterCompiler): Clause {
  if (isRegex(operand)) return not(some(compileRegexTest(operand)));
  if (!isDocument(operand)) throw new QueryError('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw new QueryError('$not cannot be empty');
  if (!isOperatorExpression(operand)) throw new QueryError(`unknown operator: ${Object.keys(operand)[0] ?? ''}`);
  return not(...compileCondition(operand, compileFilter));
}

function compileSizeTest(operand: unknown): ValueTest {
  if (typeof operand !== 'number') throw new QueryError('$size must be a number');
  if (!Number.isInteger(operand)) throw new QueryError('$size must be a whole number');
  if (operand < 0) throw new QueryError('$size may not be negative');
  return (value) => Array.isArray(value) && value.length === operand;
}

function compileAll(operand: unknown, compileFilter: FilterCompiler): Clause {
  if (!Array.isArray(operand)) throw new QueryError('$all needs an array');
  if (operand.length === 0) return some(() => false);
  const clauses = (operand as unknown[]).flatMap((item) => {
    if (!isOperatorExpression(item)) return compileCondition(item, compileFilter);
    if (!('$elemMatch' in item)) throw new QueryError('no $ expressions in $all');
    return [whole(compileElementTest(item['$elemMatch'], compileFilter))];
  });
  return { kind: 'every', clauses };
}

const logical = new Set(['$and', '$or', '$nor', '$expr']);

/**
 * `$elemMatch` is judged element by element: `{v: {$gt: 0}}` by the fields of elements that are documents (never by scalars),
 * `{$gt: 0}` by the elements themselves.
 */
function compileElementTest(operand: unknown, compileFilter: FilterCompiler): ValueTest {
  if (!isDocument(operand)) throw new QueryError('$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const test: ValueTest =
    first?.startsWith('$') === true && !logical.has(first)
      ? allOf(compileCondition(operand, compileFilter).map(onValue))
      : documentsThat(compileFilter(operand));
  return (value) => Array.isArray(value) && value.some(test);
}

function documentsThat(test: DocumentTest): ValueTest {
  return (value) => {
    if (isDocument(value)) return test(value);
    return Array.isArray(value) && test(Object.fromEntries(Object.entries(value)));
  };
}
