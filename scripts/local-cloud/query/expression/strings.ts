import { Long } from 'bson';
import { compareStrings } from '../compare';
import { isDocument } from '../document';
import { QueryError } from '../query-error';
import { typeName } from '../matching/type-names';
import { isNullish, type Operation, type SpecialForm } from './scope';

function text(operator: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new QueryError(`${operator} requires a string argument, found: ${typeName(value)}`);
}

/** What `$substr`, `$toLower` and their like make of anything: null is the empty string, numbers and dates their usual text. */
function coerced(operator: string, value: unknown): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value instanceof Long) return value.toString();
  if (value instanceof Date) return value.toISOString();
  throw new QueryError(`can't convert from BSON type ${typeName(value)} to String in ${operator}`);
}

function position(operator: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new QueryError(`${operator} requires whole numbers, found: ${typeName(value)}`);
}

/** By bytes of UTF-8. A negative length means up to the end; a negative start gives nothing. */
const substrBytes: Operation = (value, from, count) => {
  const bytes = Buffer.from(coerced('$substrBytes', value));
  const [start, length] = [position('$substrBytes', from), position('$substrBytes', count)];
  if (start < 0 || start >= bytes.length) return '';
  const end = length < 0 ? bytes.length : Math.min(bytes.length, start + length);
  if (splitsCharacter(bytes, start) || splitsCharacter(bytes, end)) {
    throw new QueryError('$substrBytes: Invalid range, starting or ending index is a UTF-8 continuation byte.');
  }
  return bytes.subarray(start, end).toString();
};

function splitsCharacter(bytes: Buffer, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80;
}

/** By code points; negative numbers are refused, except that a length of -1 means up to the end here too, as CloudBase documents. */
const substrCP: Operation = (value, from, count) => {
  const points = Array.from(coerced('$substrCP', value));
  const [start, length] = [position('$substrCP', from), position('$substrCP', count)];
  if (start < 0 || length < -1)
    throw new QueryError('$substrCP: starting index and length must be non-negative integers.');
  return points.slice(start, length === -1 ? undefined : start + length).join('');
};

function indexOf(operator: string, units: (text: string) => readonly unknown[]): Operation {
  return (value, wanted, from = 0, to = Number.POSITIVE_INFINITY) => {
    if (isNullish(value)) return null;
    const haystack = units(text(operator, value));
    const needle = units(text(operator, wanted));
    const start = position(operator, from);
    const end = Math.min(haystack.length, to === Number.POSITIVE_INFINITY ? haystack.length : position(operator, to));
    if (start < 0 || end < 0) throw new QueryError(`${operator} requires nonnegative bounds`);
    for (let i = start; i + needle.length <= end; i += 1) {
      if (needle.every((unit, k) => haystack[i + k] === unit)) return i;
    }
    return -1;
  };
}

const split: Operation = (value, separator) => {
  if (isNullish(value)) return null;
  const delimiter = text('$split', separator);
  if (delimiter === '') throw new QueryError('$split requires a non-empty separator');
  return text('$split', value).split(delimiter);
};

/** Only ASCII letters change case, as in MongoDB. */
function asciiCase(operator: string, letters: RegExp, change: (letter: string) => string): Operation {
  return (value) => coerced(operator, value).replace(letters, change);
}

function lower(value: unknown): string {
  return coerced('$strcasecmp', value).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export const stringOperations: Record<string, Operation> = {
  $concat: (...args) => (args.some(isNullish) ? null : args.map((value) => text('$concat', value)).join('')),
  $indexOfBytes: indexOf('$indexOfBytes', (value) => [...Buffer.from(value)]),
  $indexOfCP: indexOf('$indexOfCP', (value) => Array.from(value)),
  $split: split,
  $strLenBytes: (value) => Buffer.byteLength(text('$strLenBytes', value)),
  $strLenCP: (value) => Array.from(text('$strLenCP', value)).length,
  $strcasecmp: (left, right) => Math.sign(compareStrings(lower(left), lower(right))),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $toLower: asciiCase('$toLower', /[A-Z]/g, (letter) => letter.toLowerCase()),
  $toUpper: asciiCase('$toUpper', /[a-z]/g, (letter) => letter.toUpperCase()),
};

const whitespace = Array.from(
  '\u0000\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
);

function trim(operator: string, left: boolean, right: boolean): SpecialForm {
  return (argument, compile) => {
    const { input, chars } = isDocument(argument) ? argument : {};
    const [value, set] = [compile(input), compile(chars)];
    return (scope) => {
      const subject = value(scope);
      if (isNullish(subject)) return null;
      const given = set(scope);
      const unwanted = new Set(isNullish(given) ? whitespace : text(operator, given));
      const points = Array.from(text(operator, subject));
      let [start, end] = [0, points.length];
      while (left && start < end && unwanted.has(points[start] ?? '')) start += 1;
      while (right && end > start && unwanted.has(points[end - 1] ?? '')) end -= 1;
      return points.slice(start, end).join('');
    };
  };
}

export const stringForms: Record<string, SpecialForm> = {
  $trim: trim('$trim', true, true),
  $ltrim: trim('$ltrim', true, false),
  $rtrim: trim('$rtrim', false, true),
};
