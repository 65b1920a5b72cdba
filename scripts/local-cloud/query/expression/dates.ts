import { ObjectId, Timestamp } from 'bson';
import { isDocument, type Document } from '../document';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, sundayWeek } from './calendar';
import { formatDate, parseByFormat, parseIsoDate } from './date-format';
import { isNullish, type Evaluate, type Scope, type SpecialForm } from './scope';
import { fromLocal, toLocal, zoneOffset } from './time-zone';

type Compile = (expression: unknown) => Evaluate;

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new QueryError(`can't convert from BSON type ${typeName(value)} to Date`);
}

/** The zone an operator names; null when the zone itself is null, which makes the result null. */
function compileZone(expression: unknown, compile: Compile): (scope: Scope) => string | null {
  if (expression === undefined) return () => 'UTC';
  const evaluate = compile(expression);
  return (scope) => {
    const zone = evaluate(scope);
    if (isNullish(zone)) return null;
    if (typeof zone !== 'string') throw new QueryError(`timezone must evaluate to a string, found ${typeName(zone)}`);
    return zone;
  };
}

/** An operator on one date: `'$at'`, `['$at']` or `{date: '$at', timezone: '+08:00'}`. */
function part(read: (local: Date) => unknown): SpecialForm {
  return (argument, compile) => {
    const only = Array.isArray(argument) && argument.length === 1 ? (argument[0] as unknown) : argument;
    const specification = isDocument(only) && 'date' in only ? only : { date: only };
    const [date, zone] = [compile(specification['date']), compileZone(specification['timezone'], compile)];
    return (scope) => {
      const [value, name] = [date(scope), zone(scope)];
      return isNullish(value) || name === null ? null : read(toLocal(toDate(value), name));
    };
  };
}

const dateToString: SpecialForm = (argument, compile) => {
  const specification = readSpecification('$dateToString', argument, ['date', 'format', 'timezone', 'onNull']);
  const [date, zone] = [compile(specification['date']), compileZone(specification['timezone'], compile)];
  const [format, absent] = [compile(specification['format']), compile(specification['onNull'] ?? null)];
  return (scope) => {
    const [value, name, pattern] = [date(scope), zone(scope), format(scope)];
    if (isNullish(value) || name === null) return absent(scope);
    const instant = toDate(value);
    const offset = zoneOffset(name, instant.getTime()) / 60_000;
    const usual = name === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L%z';
    return formatDate(typeof pattern === 'string' ? pattern : usual, toLocal(instant, name), offset);
  };
};

const dateFromString: SpecialForm = (argument, compile) => {
  const names = ['dateString', 'format', 'timezone', 'onError', 'onNull'];
  const specification = readSpecification('$dateFromString', argument, names);
  const [text, format] = [compile(specification['dateString']), compile(specification['format'])];
  const zone = compileZone(specification['timezone'], compile);
  const [failed, absent] = [compile(specification['onError']), compile(specification['onNull'] ?? null)];
  return (scope) => {
    const [value, pattern, name] = [text(scope), format(scope), zone(scope)];
    if (isNullish(value) || name === null) return absent(scope);
    const parsed = typeof value !== 'string' ? undefined : parseDate(value, pattern);
    if (parsed) return fromLocal(parsed.local, parsed.zone ?? name);
    if ('onError' in specification) return failed(scope);
    throw new QueryError(`Error parsing date string '${typeof value === 'string' ? value : typeName(value)}'`);
  };
};

function parseDate(text: string, pattern: unknown): ReturnType<typeof parseIsoDate> {
  return typeof pattern === 'string' ? parseByFormat(pattern, text) : parseIsoDate(text);
}

const dateFromParts: SpecialForm = (argument, compile) => {
  const names = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'timezone'];
  const isoNames = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek', ...names.slice(3)];
  const isIso = isDocument(argument) && 'isoWeekYear' in argument;
  const specification = readSpecification('$dateFromParts', argument, isIso ? isoNames : names);
  const zone = compileZone(specification['timezone'], compile);
  const parts = (isIso ? isoNames : names).slice(0, 7).map((name, i) => ({
    name,
    evaluate: compile(specification[name] ?? (i === 0 ? undefined : i < 3 ? 1 : 0)),
  }));
  return (scope) => {
    const values = parts.map(({ evaluate }) => evaluate(scope));
    const name = zone(scope);
    if (values.some(isNullish) || name === null) return null;
    const numbers = values.map((value, i) => wholePart(parts[i]?.name ?? '', value));
    return fromLocal(isIso ? isoMoment(numbers) : moment(numbers), name);
  };
};

function wholePart(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new QueryError(`'${name}' must evaluate to an integer, found ${typeName(value)}`);
}

function moment([year = 1970, month = 1, ...rest]: readonly number[]): number {
  return new Date(0).setUTCFullYear(year, month - 1, rest[0] ?? 1) + timeOfDay(rest.slice(1));
}

function timeOfDay([hour = 0, minute = 0, second = 0, millisecond = 0]: readonly number[]): number {
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

function isoMoment([year = 1970, week = 1, weekday = 1, ...time]: readonly number[]): number {
  const fourth = new Date(Date.UTC(year, 0, 4));
  return Date.UTC(year, 0, 4 - isoDayOfWeek(fourth) + (week - 1) * 7 + weekday) + timeOfDay(time);
}

const dateToParts: SpecialForm = (argument, compile) => {
  const { iso8601 = false, ...rest } = readSpecification('$dateToParts', argument, ['date', 'timezone', 'iso8601']);
  return part((local) => ({
    ...(iso8601 === true
      ? { isoWeekYear: isoWeekYear(local), isoWeek: isoWeek(local), isoDayOfWeek: isoDayOfWeek(local) }
      : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  }))(rest, compile);
};

function readSpecification(operator: string, argument: unknown, allowed: readonly string[]): Document {
  if (!isDocument(argument)) throw new QueryError(`${operator} only supports an object as its argument`);
  const unknown = Object.keys(argument).find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw new QueryError(`Unrecognized argument to ${operator}: ${unknown}`);
  return argument;
}

/** Date operators, all with time zones. */
export const dateForms: Record<string, SpecialForm> = {
  $year: part((local) => local.getUTCFullYear()),
  $month: part((local) => local.getUTCMonth() + 1),
  $dayOfMonth: part((local) => local.getUTCDate()),
  $dayOfWeek: part((local) => local.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((local) => local.getUTCHours()),
  $isoDayOfWeek: part(isoDayOfWeek),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoWeekYear),
  $millisecond: part((local) => local.getUTCMilliseconds()),
  $minute: part((local) => local.getUTCMinutes()),
  $second: part((local) => local.getUTCSeconds()),
  $week: part(sundayWeek),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
};
