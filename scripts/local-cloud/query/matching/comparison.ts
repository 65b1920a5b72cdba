import { MaxKey, MinKey } from 'bson';
import { compareValues, equalValues, typeOrder } from '../compare';
import { QueryError } from '../query-error';
import type { ValueTest } from './path';
import { compileRegexTest, isRegex } from './regex';

/** The test behind `$eq`; null also matches a missing field. */
export function equals(operand: unknown): ValueTest {
  switch (typeof operand) {
    case 'string':
    case 'boolean':
      return (value) => value === operand;
    case 'number':
      return (value) => value === operand || (typeof value !== 'string' && equalValues(value, operand));
    default:
      return operand === null || operand === undefined
        ? (value) => value === null || value === undefined
        : (value) => equalValues(value, operand);
  }
}

export type RangeOperator = '$gt' | '$gte' | '$lt' | '$lte';

/** The test behind a range operator: only values of the operand's own type can pass, except against MinKey and MaxKey. */
export function ranges(operator: RangeOperator, operand: unknown): ValueTest {
  if (isRegex(operand)) throw new QueryError("Can't have RegEx as arg to predicate over field");
  if (typeof operand === 'number' && !Number.isNaN(operand)) return numberRange(operator, operand);
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => value !== undefined && holds(operator, compareValues(value, operand));
  }
  const type = typeOrder(operand);
  return (value) => typeOrder(value) === type && holds(operator, compareValues(value, operand));
}

function numberRange(operator: RangeOperator, operand: number): ValueTest {
  const type = typeOrder(operand);
  return (value) => {
    if (typeof value !== 'number') return typeOrder(value) === type && holds(operator, compareValues(value, operand));
    switch (operator) {
      case '$gt':
        return value > operand;
      case '$gte':
        return value >= operand;
      case '$lt':
        return value < operand;
      case '$lte':
        return value <= operand;
    }
  };
}

function holds(operator: RangeOperator, difference: number): boolean {
  switch (operator) {
    case '$gt':
      return difference > 0;
    case '$gte':
      return difference >= 0;
    case '$lt':
      return difference < 0;
    case '$lte':
      return difference <= 0;
  }
}

/** The test behind `$in`: equality with any of the list, or a match of any regular expression in it. */
export function oneOf(operator: string, operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new QueryError(`${operator} needs an array`);
  const scalars = new Set<unknown>();
  const tests: ValueTest[] = [];
  for (const item of operand as unknown[]) {
    if (typeof item === 'string' || typeof item === 'boolean') scalars.add(item);
    else if (isRegex(item)) tests.push(compileRegexTest(item));
    else {
      if (typeof item === 'number') scalars.add(item);
      tests.push(equals(item));
    }
  }
  return (value) => scalars.has(value) || tests.some((test) => test(value));
}
