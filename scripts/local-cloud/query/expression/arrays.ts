import { isDocument, setField, type Document } from '../document';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { compareResults } from './comparisons';
import { isNullish, truthy, withVariables, type Operation, type SpecialForm } from './scope';

function asArray(operator: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw new QueryError(`${operator}'s argument must be an array, but is ${typeName(value)}`);
}

function asInteger(operator: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new QueryError(`${operator} requires a whole number, found: ${typeName(value)}`);
}

const arrayElemAt: Operation = (array, index) =>
  isNullish(array) || isNullish(index) ? null : asArray('$arrayElemAt', array).at(asInteger('$arrayElemAt', index));

const arrayToObject: Operation = (array) => {
  if (isNullish(array)) return null;
  const object: Document = {};
  for (const entry of asArray('$arrayToObject', array)) {
    const [key, value] = Array.isArray(entry)
      ? (entry as unknown[])
      : isDocument(entry)
        ? [entry['k'], entry['v']]
        : [];
    if (typeof key !== 'string') throw new QueryError('$arrayToObject requires keys of type string');
    setField(object, key, value);
  }
  return object;
};

const indexOfArray: Operation = (array, wanted, from = 0, to = Number.POSITIVE_INFINITY) => {
  if (isNullish(array)) return null;
  const end = to === Number.POSITIVE_INFINITY ? to : asInteger('$indexOfArray', to);
  const start = asInteger('$indexOfArray', from);
  if (start < 0 || end < 0) throw new QueryError('$indexOfArray requires nonnegative bounds');
  return asArray('$indexOfArray', array).findIndex(
    (item, i) => i >= start && i < end && compareResults(item, wanted) === 0,
  );
};

const slice: Operation = (array, first, second) => {
  if (isNullish(array) || isNullish(first)) return null;
  const items = asArray('$slice', array);
  const start = asInteger('$slice', first);
  if (second === undefined) return start >= 0 ? items.slice(0, start) : items.slice(start);
  const count = asInteger('$slice', second);
  if (count <= 0) throw new QueryError('Third argument to $slice must be positive');
  const begin = start >= 0 ? start : Math.max(0, items.length + start);
  return items.slice(begin, begin + count);
};

const longestList = 4_000_000;

/** MongoDB stops at the 100 MB that one stage may take; without any limit a single request would end the whole cloud. */
function requireMemory(operator: string, length: number): void {
  if (length > longestList) throw new QueryError(`${operator} would use too much memory`);
}

const concatArrays: Operation = (...arrays) => {
  if (arrays.some(isNullish)) return null;
  const lists = arrays.map((array) => asArray('$concatArrays', array));
  requireMemory(
    '$concatArrays',
    lists.reduce((sum, list) => sum + list.length, 0),
  );
  return lists.flat();
};

const range: Operation = (from, to, step = 1) => {
  const [start, end, stride] = [from, to, step].map((value) => asInteger('$range', value)) as [number, number, number];
  if (stride === 0) throw new QueryError('$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((end - start) / stride));
  requireMemory('$range', length);
  return Array.from({ length }, (_, i) => start + i * stride);
};

/** Operators over arrays whose arguments are evaluated first. */
export const arrayOperations: Record<string, Operation> = {
  $arrayElemAt: arrayElemAt,
  $arrayToObject: arrayToObject,
  $concatArrays: concatArrays,
  $first: (array) => (isNullish(array) ? null : asArray('$first', array).at(0)),
  $in: (value, array) => asArray('$in', array).some((item) => compareResults(item, value) === 0),
  $indexOfArray: indexOfArray,
  $isArray: (value) => Array.isArray(value),
  $last: (array) => (isNullish(array) ? null : asArray('$last', array).at(-1)),
  $range: range,
  $reverseArray: (array) => (isNullish(array) ? null : [...asArray('$reverseArray', array)].reverse()),
  $size: (array) => asArray('$size', array).length,
  $slice: slice,
};

const map: SpecialForm = (argument, compile) => {
  const { input, as = 'this', in: body } = readSpecification('$map', argument);
  const [items, evaluate, name] = [compile(input), compile(body), String(as)];
  return (scope) => {
    const array = items(scope);
    if (isNullish(array)) return null;
    return asArray('$map', array).map((item) => evaluate(withVariables(scope, { [name]: item })) ?? null);
  };
};

const filter: SpecialForm = (argument, compile) => {
  const { input, as = 'this', cond } = readSpecification('$filter', argument);
  const [items, test, name] = [compile(input), compile(cond), String(as)];
  return (scope) => {
    const array = items(scope);
    if (isNullish(array)) return null;
    return asArray('$filter', array).filter((item) => truthy(test(withVariables(scope, { [name]: item }))));
  };
};

const reduce: SpecialForm = (argument, compile) => {
  const { input, initialValue, in: body } = readSpecification('$reduce', argument);
  const [items, initial, evaluate] = [compile(input), compile(initialValue), compile(body)];
  return (scope) => {
    const array = items(scope);
    if (isNullish(array)) return null;
    return asArray('$reduce', array).reduce<unknown>(
      (value, item) => evaluate(withVariables(scope, { value, this: item })),
      initial(scope),
    );
  };
};

const zip: SpecialForm = (argument, compile) => {
  const { inputs, useLongestLength = false, defaults } = readSpecification('$zip', argument);
  const [arrays, fillers] = [compile(inputs), compile(defaults ?? [])];
  return (scope) => {
    const rows = asArray('$zip', arrays(scope));
    if (rows.some(isNullish)) return null;
    const lengths = rows.map((row) => asArray('$zip', row).length);
    const length = truthy(useLongestLength) ? Math.max(...lengths) : Math.min(...lengths);
    const fill = asArray('$zip', fillers(scope));
    return Array.from({ length }, (_, i) => rows.map((row, k) => asArray('$zip', row)[i] ?? fill[k] ?? null));
  };
};

function readSpecification(operator: string, argument: unknown): Record<string, unknown> {
  if (!isDocument(argument)) throw new QueryError(`${operator} only supports an object as its argument`);
  return argument;
}

/** Operators over arrays that bind variables. */
export const arrayForms: Record<string, SpecialForm> = { $map: map, $filter: filter, $reduce: reduce, $zip: zip };
