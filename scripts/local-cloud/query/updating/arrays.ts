import { compareValues, equalValues } from '../compare';
import { isDocument, isOperatorExpression } from '../document';
import { compileFilter } from '../filter';
import { onValue, allOf } from '../matching/clause';
import { compileCondition } from '../matching/operators';
import type { ValueTest } from '../matching/path';
import { typeName } from '../matching/type-names';
import { QueryError } from '../query-error';
import { compileOrder } from '../sort';
import { unchanged, type Change, type Field } from './change';

const modifiers = new Set(['$each', '$position', '$slice', '$sort']);

/** `$push`, with `$each`, `$position`, `$sort` and `$slice`, applied in that order. */
export const push: Change = (field) => {
  const array = arrayOrNew(field, '$push');
  const { items, position, order, slice } = readPush(field.operand);
  const at = position === undefined ? array.length : position < 0 ? Math.max(0, array.length + position) : position;
  const pushed = [...array.slice(0, at), ...items, ...array.slice(at)];
  if (order) pushed.sort(order);
  if (slice === undefined) return pushed;
  return slice >= 0 ? pushed.slice(0, slice) : pushed.slice(slice);
};

interface Push {
  items: readonly unknown[];
  position: number | undefined;
  slice: number | undefined;
  order: ((left: unknown, right: unknown) => number) | undefined;
}

function readPush(operand: unknown): Push {
  if (!isDocument(operand) || !('$each' in operand)) {
    return { items: [operand], position: undefined, slice: undefined, order: undefined };
  }
  const unknown = Object.keys(operand).find((name) => !modifiers.has(name));
  if (unknown !== undefined) throw new QueryError(`Unrecognized clause in $push: ${unknown}`);
  return {
    items: eachOf('$push', operand['$each']),
    position: wholeNumber('$position', operand['$position']),
    slice: wholeNumber('$slice', operand['$slice']),
    order: elementOrder(operand['$sort']),
  };
}

function eachOf(operator: string, each: unknown): readonly unknown[] {
  if (Array.isArray(each)) return each as unknown[];
  throw new QueryError(`The argument to $each in ${operator} must be an array but it was of type: ${typeName(each)}`);
}

function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new QueryError(`The value for ${name} must be an integer value, not of type: ${typeName(value)}`);
}

function elementOrder(order: unknown): Push['order'] {
  if (order === undefined) return undefined;
  if (order === 1) return compareValues;
  if (order === -1) return (left, right) => compareValues(right, left);
  if (!isDocument(order))
    throw new QueryError(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const compare = compileOrder(order);
  return (left, right) => compare(isDocument(left) ? left : {}, isDocument(right) ? right : {});
}

/** `$addToSet`, with `$each`: adds what is not there yet. */
export const addToSet: Change = (field) => {
  if (field.present !== undefined && !Array.isArray(field.present)) {
    throw new QueryError(
      `Cannot apply $addToSet to non-array field. Field named '${field.path}' has non-array type ${typeName(field.present)}`,
    );
  }
  const array = arrayOrNew(field, '$addToSet');
  const { operand } = field;
  const items = isDocument(operand) && '$each' in operand ? eachOf('$addToSet', operand['$each']) : [operand];
  const set = [...array];
  for (const item of items) if (!set.some((present) => equalValues(present, item))) set.push(item);
  return set;
};

/** `$pop: 1` takes the last element, `$pop: -1` the first. */
export const pop: Change = ({ present, operand, path }) => {
  if (operand !== 1 && operand !== -1) throw new QueryError(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`);
  if (present === undefined) return unchanged;
  if (!Array.isArray(present))
    throw new QueryError(`Path '${path}' contains an element of non-array type '${typeName(present)}'`);
  const elements = present as unknown[];
  return operand === 1 ? elements.slice(0, -1) : elements.slice(1);
};

/** `$pull`: takes away the elements that equal a value, or meet a condition. */
export const pull: Change = (field) => takeAway('$pull', field, (operand) => compilePull(operand));

/** `$pullAll`: takes away the elements that equal any of a list. */
export const pullAll: Change = (field) =>
  takeAway('$pullAll', field, (operand) => {
    if (!Array.isArray(operand))
      throw new QueryError(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
    return (element) => operand.some((unwanted) => equalValues(unwanted, element));
  });

function takeAway(operator: string, { present, operand }: Field, compile: (operand: unknown) => ValueTest): unknown {
  const unwanted = compile(operand);
  if (present === undefined) return unchanged;
  if (!Array.isArray(present)) throw new QueryError(`Cannot apply ${operator} to a non-array value`);
  const kept = present.filter((element) => !unwanted(element));
  return kept.length === present.length ? unchanged : kept;
}

function compilePull(operand: unknown): ValueTest {
  if (isDocument(operand) && !isOperatorExpression(operand)) {
    const test = compileFilter(operand);
    return (element) => isDocument(element) && test(element);
  }
  return allOf(compileCondition(operand, compileFilter).map(onValue));
}

function arrayOrNew({ present, path, id }: Field, operator: string): readonly unknown[] {
  if (present === undefined) return [];
  if (Array.isArray(present)) return present as unknown[];
  throw new QueryError(
    `The field '${path}' must be an array but is of type ${typeName(present)} in document {_id: ${JSON.stringify(id)}} (${operator})`,
  );
}
