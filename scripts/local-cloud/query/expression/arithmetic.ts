import { Decimal128, Long } from 'bson';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { isNullish, type Operation } from './scope';

/** The number a value stands for, or undefined when it is none. Longs beyond 2^53 lose their last digits here. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof Long) return value.toNumber();
  return value instanceof Decimal128 ? Number(value.toString()) : undefined;
}

function numeric(operator: string, value: unknown): number {
  const number = toNumber(value);
  if (number === undefined) throw new QueryError(`${operator} only supports numeric types, not ${typeName(value)}`);
  return number;
}

/** An operator on one number; null stays null. */
function unary(operator: string, compute: (value: number) => number): Operation {
  return (value) => (isNullish(value) ? null : compute(numeric(operator, value)));
}

/** An operator on two numbers; null when one of them is. */
function binary(operator: string, compute: (left: number, right: number) => number): Operation {
  return (left, right) =>
    isNullish(left) || isNullish(right) ? null : compute(numeric(operator, left), numeric(operator, right));
}

const add: Operation = (...args) => {
  if (args.some(isNullish)) return null;
  const dates = args.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new QueryError('only one date allowed in an $add expression');
  const sum = args.reduce<number>(
    (total, value) => total + (value instanceof Date ? value.getTime() : addend(value)),
    0,
  );
  return dates.length === 1 ? new Date(sum) : sum;
};

function addend(value: unknown): number {
  const number = toNumber(value);
  if (number === undefined) throw new QueryError(`$add only supports numeric or date types, not ${typeName(value)}`);
  return number;
}

const subtract: Operation = (left, right) => {
  if (isNullish(left) || isNullish(right)) return null;
  if (!(left instanceof Date)) {
    const [a, b] = [toNumber(left), toNumber(right)];
    if (a !== undefined && b !== undefined) return a - b;
    throw new QueryError(`can't $subtract a ${typeName(right)} from a ${typeName(left)}`);
  }
  if (right instanceof Date) return left.getTime() - right.getTime();
  return new Date(left.getTime() - numeric('$subtract', right));
};

function divide(left: number, right: number): number {
  if (right === 0) throw new QueryError("can't $divide by zero");
  return left / right;
}

function modulo(left: number, right: number): number {
  if (right === 0) throw new QueryError("can't $mod by zero");
  return left % right;
}

/** Rounds to a number of decimal places, halves to even, as MongoDB does. */
function round(value: number, places: number): number {
  const scale = 10 ** places;
  const scaled = value * scale;
  const floor = Math.floor(scaled);
  const half = scaled - floor === 0.5;
  const rounded = half ? floor + (Math.abs(floor) % 2) : Math.round(scaled);
  return rounded / scale;
}

function truncate(value: number, places: number): number {
  const scale = 10 ** places;
  return Math.trunc(value * scale) / scale;
}

function positive(operator: string, compute: (value: number) => number): (value: number) => number {
  return (value) => {
    if (value <= 0) throw new QueryError(`${operator}'s argument must be a positive number, but is ${String(value)}`);
    return compute(value);
  };
}

function squareRoot(value: number): number {
  if (value < 0) throw new QueryError("$sqrt's argument must be greater than or equal to 0");
  return Math.sqrt(value);
}

function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw new QueryError('$pow cannot take a base of 0 and a negative exponent');
  return base ** exponent;
}

function logarithm(value: number, base: number): number {
  if (base <= 0 || base === 1)
    throw new QueryError(`$log's base must be a positive number not equal to 1, but is ${String(base)}`);
  return positive('$log', Math.log)(value) / Math.log(base);
}

/** Minus zero is a number MongoDB's integer arithmetic does not have. */
function withoutMinusZero(operation: Operation): Operation {
  return (...args) => {
    const result = operation(...args);
    return result === 0 ? 0 : result;
  };
}

export const arithmeticOperations: Record<string, Operation> = {
  $abs: unary('$abs', Math.abs),
  $add: add,
  $ceil: withoutMinusZero(unary('$ceil', Math.ceil)),
  $divide: binary('$divide', divide),
  $exp: unary('$exp', Math.exp),
  $floor: unary('$floor', Math.floor),
  $ln: unary('$ln', positive('$ln', Math.log)),
  $log: binary('$log', logarithm),
  $log10: unary('$log10', positive('$log10', Math.log10)),
  $mod: withoutMinusZero(binary('$mod', modulo)),
  $multiply: (...args) =>
    args.some(isNullish) ? null : args.reduce<number>((product, value) => product * numeric('$multiply', value), 1),
  $pow: binary('$pow', power),
  $round: (value, places = 0) => withoutMinusZero(binary('$round', round))(value, places),
  $sqrt: unary('$sqrt', squareRoot),
  $subtract: subtract,
  $trunc: (value, places = 0) => withoutMinusZero(binary('$trunc', truncate))(value, places),
};
