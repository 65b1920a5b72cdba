import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { isDocument } from '../query/document';

/**
 * Values as strings whose order under `<` is BSON order, and of which none is the beginning of another: keys of several
 * fields are made by putting them in a row, and "everything that starts with" is a range.
 */
const tags = {
  minKey: '\u0001',
  emptyArray: '\u0002',
  null: '\u0003',
  number: '\u0004',
  string: '\u0005',
  object: '\u0006',
  array: '\u0007',
  binary: '\u0008',
  objectId: '\u0009',
  boolean: '\u000a',
  date: '\u000b',
  timestamp: '\u000c',
  regex: '\u000d',
  maxKey: '\u000e',
} as const;

/** Sorts after every key that begins like it. */
export const keyEnd = '\uffff';

/** The key of a field whose value is an empty array: there, but before null and equal to nothing. */
export const emptyArrayKey: string = tags.emptyArray;

/** The key of null, which is also that of a missing field. */
export const nullKey: string = tags.null;

export function encodeKey(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return tags.string + terminated(value);
    case 'number':
      return tags.number + encodeNumber(value);
    case 'boolean':
      return tags.boolean + (value ? '\u0002' : '\u0001');
    case 'bigint':
      return tags.number + encodeNumber(Number(value));
    case 'object':
      return value === null ? tags.null : encodeObject(value);
    default:
      return tags.null;
  }
}

function encodeObject(value: object): string {
  if (value instanceof Date) return tags.date + encodeNumber(value.getTime());
  if (Array.isArray(value)) return tags.array + value.map(encodeKey).join('') + '\u0000';
  if (value instanceof ObjectId) return tags.objectId + value.toHexString();
  if (value instanceof Timestamp) return tags.timestamp + encodeNumber(value.t) + encodeNumber(value.i);
  if (value instanceof Long) return tags.number + encodeNumber(value.toNumber());
  if (value instanceof Decimal128) return tags.number + encodeNumber(Number(value.toString()));
  if (value instanceof MinKey) return tags.minKey;
  if (value instanceof MaxKey) return tags.maxKey;
  if (value instanceof Binary) return tags.binary + terminated(value.toString('hex'));
  if (isDocument(value)) {
    const fields = Object.entries(value).map(([name, field]) => {
      const key = encodeKey(field);
      return key.charAt(0) + terminated(name) + key.slice(1);
    });
    return tags.object + fields.join('') + '\u0000';
  }
  return tags.regex + terminated(JSON.stringify(value));
}

const needsEscape = /[\u0000\u0001\ud800-\uffff]/;

/** Ends in a unit below all others, so that a word sorts before the words that continue it. */
function terminated(text: string): string {
  return (needsEscape.test(text) ? escaped(text) : text) + '\u0000';
}

/** JavaScript orders surrogates below U+E000, UTF-8 bytes do not: here they are moved to where bytes would put them. */
function escaped(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit <= 1) result += `\u0001${String.fromCharCode(unit + 1)}`;
    else if (unit < 0xd800) result += text.charAt(i);
    else result += String.fromCharCode(unit <= 0xdfff ? unit + 0x2000 : unit - 0x800);
  }
  return result;
}

const float = new Float64Array(1);
const units = new Uint16Array(float.buffer);

function encodeNumber(value: number): string {
  // NaN sorts before all numbers and equals itself; both zeros are one.
  if (Number.isNaN(value)) return '\u0000\u0000\u0000\u0000';
  float[0] = value === 0 ? 0 : value;
  const [d = 0, c = 0, b = 0, a = 0] = units;
  if (a >= 0x8000) return String.fromCharCode(~a & 0xffff, ~b & 0xffff, ~c & 0xffff, ~d & 0xffff);
  return String.fromCharCode(a | 0x8000, b, c, d);
}

/** The key that sorts the other way round. */
export function invertKey(key: string): string {
  let result = '';
  for (let i = 0; i < key.length; i += 1) result += String.fromCharCode(0xffff - key.charCodeAt(i));
  return result;
}

/** The units just below and just above all keys of the same type: a comparison only ever matches values of its own type. */
export function typeNeighbours(key: string): { below: string; above: string } {
  const tag = key.charCodeAt(0);
  return { below: String.fromCharCode(tag - 1), above: String.fromCharCode(tag + 1) };
}

/** `from <= key < to`. */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}
