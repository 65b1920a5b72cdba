import { Binary, BSONRegExp, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { isDocument } from '../document';
import { QueryError } from '../query-error';

const int32 = { min: -0x80000000, max: 0x7fffffff };

/** The BSON type name of a value (`missing` for undefined), as `$type` and MongoDB's messages word it. */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return numberTypeName(value);
    default:
      return objectTypeName(value);
  }
}

function numberTypeName(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double';
  return value >= int32.min && value <= int32.max ? 'int' : 'long';
}

const classes: readonly [new (...args: never[]) => object, string][] = [
  [Date, 'date'],
  [ObjectId, 'objectId'],
  [Timestamp, 'timestamp'],
  [Long, 'long'],
  [Decimal128, 'decimal'],
  [BSONRegExp, 'regex'],
  [RegExp, 'regex'],
  [Binary, 'binData'],
  [MinKey, 'minKey'],
  [MaxKey, 'maxKey'],
];

function objectTypeName(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return 'long';
  if (Array.isArray(value)) return 'array';
  if (isDocument(value)) return 'object';
  return classes.find(([type]) => value instanceof type)?.[1] ?? 'binData';
}

const namesByCode = new Map<unknown, string>([
  [1, 'double'],
  [2, 'string'],
  [3, 'object'],
  [4, 'array'],
  [5, 'binData'],
  [6, 'undefined'],
  [7, 'objectId'],
  [8, 'bool'],
  [9, 'date'],
  [10, 'null'],
  [11, 'regex'],
  [12, 'dbPointer'],
  [13, 'javascript'],
  [14, 'symbol'],
  [15, 'javascriptWithScope'],
  [16, 'int'],
  [17, 'timestamp'],
  [18, 'long'],
  [19, 'decimal'],
  [-1, 'minKey'],
  [127, 'maxKey'],
]);
const names = new Set<unknown>(namesByCode.values());
const numberNames: readonly string[] = ['int', 'long', 'double', 'decimal'];

/** The test behind `$type: <name, code or list of them>`. */
export function compileTypeTest(operand: unknown): (value: unknown) => boolean {
  const wanted = new Set((Array.isArray(operand) ? (operand as unknown[]) : [operand]).flatMap(namesOf));
  if (wanted.size === 0) throw new QueryError('$type must match at least one type');
  return (value) => wanted.has(typeName(value));
}

function namesOf(type: unknown): readonly string[] {
  if (type === 'number') return numberNames;
  const name = namesByCode.get(type) ?? (names.has(type) ? (type as string) : undefined);
  if (name === undefined) throw new QueryError(`Unknown type name alias or code: ${String(type)}`);
  return [name];
}
