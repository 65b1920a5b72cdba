import { BSONRegExp, ObjectId } from 'bson';
import fc from 'fast-check';
import { compareValues } from './compare';
import type { Document } from './document';
import { compileFilter } from './filter';
import { QueryError } from './query-error';

function matches(filter: Document, document: Document): boolean {
  return compileFilter(filter)(document);
}

/** What each filter must take and must leave. */
const cases: [string, Document, Document[], Document[]][] = [
  ['equality', { a: 1 }, [{ a: 1 }, { a: [2, 1] }], [{ a: '1' }, { a: [[1]] }, {}]],
  ['null', { a: null }, [{ a: null }, {}, { a: [1, null] }], [{ a: 0 }, { a: [] }]],
  ['whole arrays', { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }]],
  ['whole documents', { a: { b: 1, c: 2 } }, [{ a: { b: 1, c: 2 } }], [{ a: { c: 2, b: 1 } }, { a: { b: 1 } }]],
  ['dates', { a: new Date(5) }, [{ a: new Date(5) }], [{ a: 5 }, { a: new Date(6) }]],
  [
    'ids',
    { a: new ObjectId('00000000000000000000000a') },
    [{ a: new ObjectId('00000000000000000000000a') }],
    [{ a: '00000000000000000000000a' }],
  ],
  ['paths through arrays', { 'a.b': 2 }, [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: [2] } }], [{ a: [2] }, { a: 2 }]],
  ['positions', { 'a.1': 5 }, [{ a: [4, 5] }, { a: { 1: 5 } }, { a: [{ 1: 5 }] }], [{ a: [5, 4] }, { a: [[0, 5]] }]],
  ['missing below arrays', { 'a.b': null }, [{ a: [{ b: 1 }, {}] }, { a: {} }, {}, { a: 1 }], [{ a: [1] }, { a: [] }]],
  ['ranges of one type', { a: { $gt: 1 } }, [{ a: 2 }, { a: [0, 9] }], [{ a: '2' }, { a: 1 }, { a: null }, {}]],
  ['ranges of strings', { a: { $lte: 'b' } }, [{ a: 'b' }, { a: '' }], [{ a: 'c' }, { a: 1 }]],
  ['ranges with null', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 0 }]],
  ['different elements for two bounds', { a: { $gt: 5, $lt: 3 } }, [{ a: [2, 6] }], [{ a: [4] }]],
  ['$ne over arrays', { a: { $ne: 1 } }, [{ a: [2] }, {}], [{ a: [2, 1] }, { a: 1 }]],
  ['$in', { a: { $in: [1, null, new BSONRegExp('^x')] } }, [{ a: 1 }, {}, { a: 'xy' }, { a: ['q', 'x'] }], [{ a: 2 }]],
  ['$nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: [3, 2] }]],
  ['$exists', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}]],
  ['not $exists', { 'a.b': { $exists: false } }, [{}, { a: [] }, { a: [1] }], [{ a: [{}, { b: 0 }] }]],
  ['$type', { a: { $type: ['string', 'array'] } }, [{ a: 'x' }, { a: [1] }], [{ a: 1 }, {}]],
  ['$type number', { a: { $type: 'number' } }, [{ a: 1 }, { a: 1.5 }, { a: [2 ** 40] }], [{ a: '1' }]],
  ['$mod', { a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 5.9 }, { a: [2, 9] }], [{ a: 4 }, { a: '5' }]],
  ['$size', { a: { $size: 1 } }, [{ a: [1] }, { a: [[1, 2]] }], [{ a: 1 }, { a: [] }, {}]],
  ['$all', { a: { $all: [1, 2] } }, [{ a: [2, 3, 1] }], [{ a: [1] }, { a: [[1, 2]] }]],
  ['$all of one scalar', { a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
  [
    '$all with $elemMatch',
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    [{ a: [{ b: 2 }, { b: 1 }] }],
    [{ a: [{ b: 1 }] }],
  ],
  [
    '$elemMatch on documents',
    { a: { $elemMatch: { v: { $gt: 0 } } } },
    [{ a: [{ v: 1 }] }],
    [{ a: [1, 2] }, { a: { v: 1 } }],
  ],
  ['$elemMatch on scalars', { a: { $elemMatch: { $gt: 0, $lt: 5 } } }, [{ a: [9, 3] }], [{ a: [9, -1] }, { a: 3 }]],
  [
    '$elemMatch with one element for all',
    { a: { $elemMatch: { x: 1, y: 2 } } },
    [{ a: [{ x: 1, y: 2 }] }],
    [{ a: [{ x: 1 }, { y: 2 }] }],
  ],
  ['$not', { a: { $not: { $gt: 5 } } }, [{ a: 5 }, { a: 'x' }, {}], [{ a: 6 }, { a: [1, 6] }]],
  ['$not with a regex', { a: { $not: new BSONRegExp('^x') } }, [{ a: 'y' }, {}], [{ a: 'x' }]],
  ['$regex', { a: { $regex: '^SU', $options: 'i' } }, [{ a: 'suli' }, { a: ['x', 'SULI'] }], [{ a: 'x' }, { a: 1 }]],
  ['$regex m and s', { a: { $regex: '^b.c$', $options: 'ms' } }, [{ a: 'a\nb\nc' }], [{ a: 'abc' }]],
  ['inline flags', { a: { $regex: '(?i)suli' } }, [{ a: 'SULI' }], [{ a: 'x' }]],
  ['free spacing', { a: { $regex: 'a b # note', $options: 'x' } }, [{ a: 'ab' }], [{ a: 'a b' }]],
  ['$and', { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
  ['$or', { $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{}]],
  ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, [{}], [{ a: 1 }, { a: 3, b: 2 }]],
  ['$expr', { $expr: { $gt: ['$paid', '$list'] } }, [{ paid: 2, list: 1 }], [{ paid: 1, list: 2 }]],
  ['bits', { a: { $bitsAllSet: [0, 2] } }, [{ a: 5 }, { a: 7 }], [{ a: 4 }, { a: 'x' }]],
  ['inherited names', { constructor: null }, [{}], [{ constructor: 1 }]],
];

test.each(cases)('%s: takes what MongoDB takes and leaves the rest', (_name, filter, taken, left) => {
  expect(taken.filter((document) => !matches(filter, document))).toEqual([]);
  expect(left.filter((document) => matches(filter, document))).toEqual([]);
});

const refused: [string, Document][] = [
  ['an unknown operator', { a: { $foo: 1 } }],
  ['an unknown top level operator', { $foo: 1 }],
  ['code', { $where: 'true' }],
  ['$in without a list', { a: { $in: 1 } }],
  ['$size with a fraction', { a: { $size: 1.5 } }],
  ['a negative $size', { a: { $size: -1 } }],
  ['$mod by zero', { a: { $mod: [0, 1] } }],
  ['$mod with one number', { a: { $mod: [2] } }],
  ['an empty $or', { $or: [] }],
  ['$and of something else', { $and: [1] }],
  ['$not of a value', { a: { $not: 1 } }],
  ['an empty $not', { a: { $not: {} } }],
  ['$elemMatch of a value', { a: { $elemMatch: 1 } }],
  ['$all without a list', { a: { $all: 1 } }],
  ['a range over a regex', { a: { $gt: new BSONRegExp('x') } }],
  ['$options alone', { a: { $options: 'i' } }],
  ['a broken regex', { a: { $regex: '(' } }],
  ['an unknown regex flag', { a: { $regex: 'a', $options: 'q' } }],
  ['an unknown type', { a: { $type: 'text' } }],
  ['an operator among fields', { a: { $gt: 1, b: 2 } }],
  ['an unknown schema keyword', { $jsonSchema: { requird: ['a'] } }],
  ['an unknown expression', { $expr: { $foo: 1 } }],
];

test.each(refused)('refuses %s', (_name, filter) => {
  expect(() => compileFilter(filter)).toThrow(QueryError);
});

test('judges by $jsonSchema', () => {
  const schema = {
    required: ['name', 'size'],
    properties: {
      name: { bsonType: 'string', minLength: 1, pattern: '^[a-z]+$' },
      size: { bsonType: ['int', 'double'], minimum: 1, maximum: 10, exclusiveMaximum: true },
      tags: { type: 'array', items: { enum: ['new', 'sale'] }, uniqueItems: true, maxItems: 2 },
    },
    additionalProperties: false,
  };
  const fits = compileFilter({ $jsonSchema: schema });
  expect(fits({ name: 'a', size: 1 })).toBe(true);
  expect(fits({ name: 'a', size: 9.5, tags: ['new', 'sale'] })).toBe(true);
  const wrong = [
    { name: 'a' },
    { name: '', size: 1 },
    { name: 'A', size: 1 },
    { name: 'a', size: 10 },
    { name: 'a', size: '1' },
  ];
  const wrongTags = [['old'], ['new', 'new'], 'new'].map((tags) => ({ name: 'a', size: 1, tags }));
  expect([...wrong, ...wrongTags, { name: 'a', size: 1, extra: 1 }].filter(fits)).toEqual([]);
});

const scalars = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('a', 'b', null, true),
  fc.date({ noInvalidDate: true }),
);
const fields = fc.oneof(scalars, fc.array(scalars, { maxLength: 3 }));

test('a range finds exactly the elements of the same type that compare so', () => {
  fc.assert(
    fc.property(fields, scalars, (value, bound) => {
      const candidates = [...(Array.isArray(value) ? value : []), value];
      const sameType = candidates.filter(
        (item) => typeof item === typeof bound && (item === null) === (bound === null),
      );
      expect(matches({ a: { $gt: bound } }, { a: value })).toBe(
        sameType.some((item) => !Array.isArray(item) && compareValues(item, bound) > 0),
      );
    }),
  );
});

test('$not, $ne and $nin are the exact opposite of what they negate', () => {
  fc.assert(
    fc.property(fields, scalars, (value, operand) => {
      const document = { a: value };
      expect(matches({ a: { $ne: operand } }, document)).toBe(!matches({ a: operand }, document));
      expect(matches({ a: { $nin: [operand, 1] } }, document)).toBe(!matches({ a: { $in: [operand, 1] } }, document));
      expect(matches({ a: { $not: { $lt: operand } } }, document)).toBe(!matches({ a: { $lt: operand } }, document));
    }),
  );
});
