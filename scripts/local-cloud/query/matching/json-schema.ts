import { isDocument, type Document } from '../document';
import { equalValues } from '../compare';
import { QueryError } from '../query-error';
import { allOf } from './clause';
import type { DocumentTest, ValueTest } from './path';
import { toRegExp } from './regex';
import { compileTypeTest } from './type-names';

/** Compiles a `$jsonSchema` (draft 4 with MongoDB's `bsonType`); unknown keywords are refused. */
export function compileJsonSchema(schema: unknown): DocumentTest {
  return compileSchema(schema);
}

function compileSchema(schema: unknown): ValueTest {
  if (!isDocument(schema)) throw new QueryError('$jsonSchema must be an object');
  return allOf(Object.entries(schema).map(([keyword, operand]) => compileKeyword(keyword, operand, schema)));
}

function compileKeyword(keyword: string, operand: unknown, schema: Document): ValueTest {
  const compile = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
  if (!compile) throw new QueryError(`Unknown $jsonSchema keyword: ${keyword}`);
  return compile(operand, schema);
}

type Keyword = (operand: unknown, schema: Document) => ValueTest;

const jsonTypes: Record<string, string | string[]> = {
  array: 'array',
  boolean: 'bool',
  null: 'null',
  number: 'number',
  object: 'object',
  string: 'string',
};

function compileJsonType(operand: unknown): ValueTest {
  const names = list(operand).map((name) => {
    const type = typeof name === 'string' && Object.hasOwn(jsonTypes, name) ? jsonTypes[name] : undefined;
    if (type === undefined) throw new QueryError(`Unknown type name alias: ${String(name)}`);
    return type;
  });
  return compileTypeTest(names.flat());
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function schemas(keyword: string, operand: unknown): ValueTest[] {
  if (!Array.isArray(operand) || operand.length === 0)
    throw new QueryError(`$jsonSchema keyword '${keyword}' must be a non-empty array`);
  return operand.map(compileSchema);
}

function numberOperand(keyword: string, operand: unknown): number {
  if (typeof operand !== 'number') throw new QueryError(`$jsonSchema keyword '${keyword}' must be a number`);
  return operand;
}

/** A keyword that says nothing of other types: its test holds for everything else. */
function onNumber(keyword: string, test: (value: number, limit: number, schema: Document) => boolean): Keyword {
  return (operand, schema) => {
    const limit = numberOperand(keyword, operand);
    return (value) => typeof value !== 'number' || test(value, limit, schema);
  };
}

function onSize(
  keyword: string,
  size: (value: unknown) => number | undefined,
  test: (size: number, limit: number) => boolean,
): Keyword {
  return (operand) => {
    const limit = numberOperand(keyword, operand);
    return (value) => {
      const actual = size(value);
      return actual === undefined || test(actual, limit);
    };
  };
}

const textLength = (value: unknown): number | undefined =>
  typeof value === 'string' ? Array.from(value).length : undefined;
const itemCount = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : undefined);
const fieldCount = (value: unknown): number | undefined => (isDocument(value) ? Object.keys(value).length : undefined);
const atLeast = (size: number, limit: number): boolean => size >= limit;
const atMost = (size: number, limit: number): boolean => size <= limit;

function compileRequired(operand: unknown): ValueTest {
  const names = list(operand) as string[];
  return (value) => !isDocument(value) || names.every((name) => Object.hasOwn(value, name));
}

function compileProperties(operand: unknown): ValueTest {
  if (!isDocument(operand)) throw new QueryError("$jsonSchema keyword 'properties' must be an object");
  const tests = Object.entries(operand).map(([name, schema]) => [name, compileSchema(schema)] as const);
  return (value) =>
    !isDocument(value) || tests.every(([name, test]) => !Object.hasOwn(value, name) || test(value[name]));
}

function compilePatternProperties(operand: unknown): ValueTest {
  const tests = Object.entries(isDocument(operand) ? operand : {}).map(
    ([pattern, schema]) => [toRegExp(pattern, ''), compileSchema(schema)] as const,
  );
  return (value) =>
    !isDocument(value) ||
    tests.every(([pattern, test]) => Object.keys(value).every((name) => !pattern.test(name) || test(value[name])));
}

function compileAdditionalProperties(operand: unknown, schema: Document): ValueTest {
  const declared = new Set(Object.keys(isDocument(schema['properties']) ? schema['properties'] : {}));
  const patterns = Object.keys(isDocument(schema['patternProperties']) ? schema['patternProperties'] : {}).map(
    (pattern) => toRegExp(pattern, ''),
  );
  const test: ValueTest = typeof operand === 'boolean' ? () => operand : compileSchema(operand);
  const isExtra = (name: string): boolean => !declared.has(name) && !patterns.some((pattern) => pattern.test(name));
  return (value) => !isDocument(value) || Object.keys(value).every((name) => !isExtra(name) || test(value[name]));
}

function compileItems(operand: unknown): ValueTest {
  if (Array.isArray(operand)) {
    const tests = operand.map(compileSchema);
    return (value) => !Array.isArray(value) || value.every((item: unknown, i) => tests[i]?.(item) ?? true);
  }
  const test = compileSchema(operand);
  return (value) => !Array.isArray(value) || value.every(test);
}

function hasUniqueItems(value: unknown): boolean {
  if (!Array.isArray(value)) return true;
  return value.every((item: unknown, i) => !value.slice(i + 1).some((other: unknown) => equalValues(item, other)));
}

const describing: Keyword = () => () => true;

const keywords: Record<string, Keyword> = {
  additionalProperties: compileAdditionalProperties,
  allOf: (operand) => allOf(schemas('allOf', operand)),
  anyOf: (operand) => {
    const tests = schemas('anyOf', operand);
    return (value) => tests.some((test) => test(value));
  },
  bsonType: compileTypeTest,
  description: describing,
  enum: (operand) => {
    const allowed = list(operand);
    return (value) => allowed.some((item) => equalValues(item, value));
  },
  exclusiveMaximum: describing,
  exclusiveMinimum: describing,
  items: compileItems,
  maximum: onNumber('maximum', (value, limit, schema) =>
    schema['exclusiveMaximum'] === true ? value < limit : value <= limit,
  ),
  maxItems: onSize('maxItems', itemCount, atMost),
  maxLength: onSize('maxLength', textLength, atMost),
  maxProperties: onSize('maxProperties', fieldCount, atMost),
  minimum: onNumber('minimum', (value, limit, schema) =>
    schema['exclusiveMinimum'] === true ? value > limit : value >= limit,
  ),
  minItems: onSize('minItems', itemCount, atLeast),
  minLength: onSize('minLength', textLength, atLeast),
  minProperties: onSize('minProperties', fieldCount, atLeast),
  multipleOf: onNumber('multipleOf', (value, limit) => value % limit === 0),
  not: (operand) => {
    const test = compileSchema(operand);
    return (value) => !test(value);
  },
  oneOf: (operand) => {
    const tests = schemas('oneOf', operand);
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  pattern: (operand) => {
    const regex = toRegExp(String(operand), '');
    return (value) => typeof value !== 'string' || regex.test(value);
  },
  patternProperties: compilePatternProperties,
  properties: compileProperties,
  required: compileRequired,
  title: describing,
  type: compileJsonType,
  uniqueItems: (operand) => (operand === true ? hasUniqueItems : () => true),
};
