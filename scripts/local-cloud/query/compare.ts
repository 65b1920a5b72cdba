import { Binary, BSONRegExp, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { isDocument, type Document } from './document';

/** MongoDB's order of types; numbers of every width are one type, missing counts as null. */
const TypeOrder = {
  minKey: 0,
  null: 1,
  number: 2,
  string: 3,
  object: 4,
  array: 5,
  binary: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  timestamp: 10,
  regex: 11,
  other: 12,
  maxKey: 13,
} as const;

/** The place of a value's type in MongoDB's order of types. */
export function typeOrder(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return TypeOrder.string;
    case 'number':
    case 'bigint':
      return TypeOrder.number;
    case 'boolean':
      return TypeOrder.boolean;
    case 'undefined':
      return TypeOrder.null;
    default:
      return objectTypeOrder(value);
  }
}

function objectTypeOrder(value: unknown): number {
  if (value === null) return TypeOrder.null;
  if (Array.isArray(value)) return TypeOrder.array;
  if (value instanceof Date) return TypeOrder.date;
  if (isDocument(value)) return TypeOrder.object;
  if (value instanceof ObjectId) return TypeOrder.objectId;
  if (value instanceof Long) return value instanceof Timestamp ? TypeOrder.timestamp : TypeOrder.number;
  if (value instanceof Decimal128) return TypeOrder.number;
  if (value instanceof BSONRegExp || value instanceof RegExp) return TypeOrder.regex;
  if (value instanceof Binary || ArrayBuffer.isView(value)) return TypeOrder.binary;
  if (value instanceof MinKey) return TypeOrder.minKey;
  if (value instanceof MaxKey) return TypeOrder.maxKey;
  return TypeOrder.other;
}

/**
 * BSON order: first by type (null < numbers < strings < objects < arrays < ... < booleans < dates < ...), then by value.
 * Total, so it serves sorting, ranges, equality and index keys alike. Field order matters between objects, as in MongoDB.
 */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  const type = typeOrder(left);
  const difference = type - typeOrder(right);
  return difference === 0 ? compareSameType(type, left, right) : difference;
}

/** Equality in MongoDB's sense: 1 equals Long 1, dates by instant, objects field by field in order. */
export function equalValues(left: unknown, right: unknown): boolean {
  return compareValues(left, right) === 0;
}

function compareSameType(type: number, left: unknown, right: unknown): number {
  switch (type) {
    case TypeOrder.number:
      return compareNumbers(numeric(left), numeric(right));
    case TypeOrder.object:
      return compareObjects(left as Document, right as Document);
    case TypeOrder.array:
      return compareArrays(left as unknown[], right as unknown[]);
    case TypeOrder.boolean:
      return Number(left) - Number(right);
    case TypeOrder.date:
      return compareNumbers((left as Date).getTime(), (right as Date).getTime());
    case TypeOrder.objectId:
      return compareStrings((left as ObjectId).toHexString(), (right as ObjectId).toHexString());
    case TypeOrder.timestamp:
      return compareNumbers((left as Timestamp).toBigInt(), (right as Timestamp).toBigInt());
    case TypeOrder.regex:
      return compareStrings(regexText(left), regexText(right));
    case TypeOrder.binary:
      return compareBytes(bytesOf(left), bytesOf(right));
    case TypeOrder.other:
      return compareStrings(JSON.stringify(left), JSON.stringify(right));
    default:
      return 0;
  }
}

/** NaN is the smallest number and equal to itself; mixed numbers and bigints compare exactly. */
function compareNumbers(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left == right) return 0;
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
}

function numeric(value: unknown): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Long) return value.toBigInt();
  return Number((value as Decimal128).toString());
}

/** By code point, as UTF-8 bytes would: JavaScript's `<` puts an emoji before U+FFFD. */
export function compareStrings(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i += 1) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return codePointRank(a) - codePointRank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above every other unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareArrays(left: unknown[], right: unknown[]): number {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = compareValues(left[i], right[i]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function compareObjects(left: Document, right: Document): number {
  const leftNames = Object.keys(left);
  const rightNames = Object.keys(right);
  const shared = Math.min(leftNames.length, rightNames.length);
  for (let i = 0; i < shared; i += 1) {
    const leftName = leftNames[i] ?? '';
    const rightName = rightNames[i] ?? '';
    const a = left[leftName];
    const b = right[rightName];
    const difference = typeOrder(a) - typeOrder(b) || compareStrings(leftName, rightName) || compareValues(a, b);
    if (difference !== 0) return difference;
  }
  return leftNames.length - rightNames.length;
}

function regexText(value: unknown): string {
  return value instanceof RegExp
    ? `${value.source}\u0000${value.flags}`
    : `${(value as BSONRegExp).pattern}\u0000${(value as BSONRegExp).options}`;
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Binary) return value.buffer.subarray(0, value.position);
  const view = value as ArrayBufferView;
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  return left.length - right.length || Buffer.compare(left, right);
}
