import { compareValues, equalValues } from '../compare';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { isNullish, truthy, type Operation } from './scope';

/** The distinct values of an array, in BSON order (MongoDB leaves the order open). */
function distinct(values: readonly unknown[]): unknown[] {
  return [...values].sort(compareValues).filter((value, i, sorted) => i === 0 || !equalValues(value, sorted[i - 1]));
}

function contains(values: readonly unknown[], wanted: unknown): boolean {
  return values.some((value) => equalValues(value, wanted));
}

/** An operator on sets; null when one of them is null or missing. */
function onSets(operator: string, compute: (sets: unknown[][]) => unknown): Operation {
  return (...args) => {
    if (args.some(isNullish)) return null;
    return compute(args.map((value) => asSet(operator, value)));
  };
}

function strict(operation: Operation, operator: string): Operation {
  return (...args) => {
    if (args.some(isNullish))
      throw new QueryError(`All operands of ${operator} must be arrays. One argument is of type: null`);
    return operation(...args);
  };
}

function asSet(operator: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new QueryError(`All operands of ${operator} must be arrays. One argument is of type: ${typeName(value)}`);
}

function isSubset([first = [], second = []]: unknown[][]): boolean {
  return first.every((value) => contains(second, value));
}

export const setOperations: Record<string, Operation> = {
  $allElementsTrue: strict(
    onSets('$allElementsTrue', ([set = []]) => set.every(truthy)),
    '$allElementsTrue',
  ),
  $anyElementTrue: strict(
    onSets('$anyElementTrue', ([set = []]) => set.some(truthy)),
    '$anyElementTrue',
  ),
  $setDifference: onSets('$setDifference', ([first = [], second = []]) =>
    distinct(first.filter((value) => !contains(second, value))),
  ),
  $setEquals: strict(
    onSets('$setEquals', ([first = [], ...others]) =>
      others.every((other) => isSubset([first, other]) && isSubset([other, first])),
    ),
    '$setEquals',
  ),
  $setIntersection: onSets('$setIntersection', ([first = [], ...others]) =>
    distinct(first.filter((value) => others.every((other) => contains(other, value)))),
  ),
  $setIsSubset: strict(onSets('$setIsSubset', isSubset), '$setIsSubset'),
  $setUnion: onSets('$setUnion', (sets) => distinct(sets.flat())),
};
