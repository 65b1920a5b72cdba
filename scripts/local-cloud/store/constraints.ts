import { Long, ObjectId } from 'bson';
import { isOperatorExpression, type Document } from '../query/document';
import { encodeKey, typeNeighbours } from './key-encoding';

export interface Bound {
  readonly key: string;
  readonly inclusive: boolean;
}

/** What a filter demands of one path, as far as an index can use it. The filter itself is still tested on what is found. */
export interface Constraint {
  /** The value is one of these (encoded, sorted, without repetitions). */
  readonly equals?: readonly string[];
  readonly lower?: Bound;
  readonly upper?: Bound;
}

export type Constraints = ReadonlyMap<string, Constraint>;

/** Reads the top level of a filter, through `$and`; what else it says is left to the filter. */
export function constraintsOf(filter: Document): Constraints {
  const constraints = new Map<string, Constraint>();
  addAll(constraints, filter);
  return constraints;
}

function addAll(constraints: Map<string, Constraint>, filter: Document): void {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition as Document[]) addAll(constraints, part);
    } else if (!path.startsWith('$')) {
      addCondition(constraints, path, condition);
    }
  }
}

function addCondition(constraints: Map<string, Constraint>, path: string, condition: unknown): void {
  if (isIndexable(condition)) {
    add(constraints, path, { equals: [encodeKey(condition)] });
  } else if (isOperatorExpression(condition)) {
    for (const [operator, operand] of Object.entries(condition)) {
      const constraint = readOperator(operator, operand);
      if (constraint !== undefined) add(constraints, path, constraint);
    }
  }
}

/** The first constraint of its kind stays: the others are tested with the filter. */
function add(constraints: Map<string, Constraint>, path: string, constraint: Constraint): void {
  constraints.set(path, { ...constraint, ...constraints.get(path) });
}

function readOperator(operator: string, operand: unknown): Constraint | undefined {
  if (operator === '$in') return readList(operand);
  if (!isIndexable(operand)) return undefined;
  const key = encodeKey(operand);
  if (operator === '$eq') return { equals: [key] };
  // Null is also what a missing field compares equal to; an index cannot tell how MongoDB would order that.
  if (operand === null) return undefined;
  switch (operator) {
    case '$gt':
      return { lower: { key, inclusive: false } };
    case '$gte':
      return { lower: { key, inclusive: true } };
    case '$lt':
      return { upper: { key, inclusive: false } };
    case '$lte':
      return { upper: { key, inclusive: true } };
    default:
      return undefined;
  }
}

function readList(operand: unknown): Constraint | undefined {
  if (!Array.isArray(operand) || !operand.every(isIndexable)) return undefined;
  return { equals: [...new Set(operand.map(encodeKey))].sort() };
}

/** Values that equal exactly what has the same key; arrays, documents and patterns match in ways of their own. */
function isIndexable(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return true;
    default:
      return (
        value === null ||
        value instanceof Date ||
        value instanceof ObjectId ||
        (value instanceof Long && value.getNumBitsAbs() < 53)
      );
  }
}

/** The keys between a constraint's bounds; comparisons match values of their own type only. */
export function boundsOf(constraint: Constraint, multikey: boolean): { from: Bound; to: Bound } | undefined {
  const { lower, upper } = constraint;
  const given = lower ?? upper;
  if (given === undefined) return undefined;
  const type = typeNeighbours(given.key);
  // In an array one element may satisfy the lower bound and another the upper one.
  return {
    from: lower ?? { key: type.below, inclusive: false },
    to: upper !== undefined && (lower === undefined || !multikey) ? upper : { key: type.above, inclusive: false },
  };
}
