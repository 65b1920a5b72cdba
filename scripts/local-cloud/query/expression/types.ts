import { Decimal128, Long, ObjectId } from 'bson';
import { isDocument } from '../document';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { isNullish, type Operation, type SpecialForm } from './scope';
import { toNumber } from './arithmetic';

function cannot(value: unknown, target: string): QueryError {
  return new QueryError(`Unsupported conversion from ${typeName(value)} to ${target} in $convert`);
}

function toDouble(value: unknown): number {
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string') return parseNumber(value);
  const number = toNumber(value);
  if (number === undefined) throw cannot(value, 'double');
  return number;
}

function parseNumber(value: string): number {
  const number = value.trim() === '' || value.trim() !== value ? Number.NaN : Number(value);
  if (Number.isNaN(number) && value !== 'NaN') throw new QueryError(`Failed to parse number '${value}' in $convert`);
  return number;
}

function toWhole(target: string, limit: number): (value: unknown) => number {
  return (value) => {
    if (typeof value === 'string' && !/^[+-]?\d+$/.test(value))
      throw new QueryError(`Failed to parse number '${value}' in $convert`);
    const whole = Math.trunc(toDouble(value));
    if (!(Math.abs(whole) <= limit))
      throw new QueryError(`Conversion would overflow target type in $convert to ${target}`);
    return whole;
  };
}

function toDate(value: unknown): Date {
  if (value instanceof ObjectId) return value.getTimestamp();
  const number = toNumber(value);
  const date = value instanceof Date ? value : new Date(number ?? (typeof value === 'string' ? value : Number.NaN));
  if (Number.isNaN(date.getTime())) throw cannot(value, 'date');
  return date;
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId || value instanceof Long || value instanceof Decimal128) return value.toString();
  throw cannot(value, 'string');
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return ObjectId.createFromHexString(value);
  throw new QueryError(`Failed to parse objectId '${String(value)}' in $convert`);
}

const conversions: Record<string, (value: unknown) => unknown> = {
  bool: (value) => (typeof value === 'number' ? value !== 0 : value !== false),
  date: toDate,
  decimal: toDouble,
  double: toDouble,
  int: toWhole('int', 0x7fffffff),
  long: toWhole('long', Number.MAX_SAFE_INTEGER),
  objectId: toObjectId,
  string: toText,
};

function conversion(target: string): Operation {
  return (value) => (isNullish(value) ? null : conversions[target]?.(value));
}

export const typeOperations: Record<string, Operation> = {
  $type: (value) => typeName(value),
  $isNumber: (value) => toNumber(value) !== undefined,
  $toBool: conversion('bool'),
  $toDate: conversion('date'),
  $toDecimal: conversion('decimal'),
  $toDouble: conversion('double'),
  $toInt: conversion('int'),
  $toLong: conversion('long'),
  $toObjectId: conversion('objectId'),
  $toString: conversion('string'),
};

const convert: SpecialForm = (argument, compile) => {
  const { input, to, onError, onNull = null } = isDocument(argument) ? argument : {};
  const [value, target, failed, absent] = [compile(input), compile(to), compile(onError), compile(onNull)];
  return (scope) => {
    const subject = value(scope);
    if (isNullish(subject)) return absent(scope);
    const name = String(target(scope));
    const change = Object.hasOwn(conversions, name) ? conversions[name] : undefined;
    if (!change) throw new QueryError(`Unknown type name: ${name}`);
    try {
      return change(subject);
    } catch (error) {
      if (onError === undefined) throw error;
      return failed(scope);
    }
  };
};

export const typeForms: Record<string, SpecialForm> = { $convert: convert };
