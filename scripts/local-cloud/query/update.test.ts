import { Long } from 'bson';
import fc from 'fast-check';
import { cloneDocument, type Document } from './document';
import { applyUpdate } from './update';
import { QueryError } from './query-error';

const now = new Date('2026-03-01T00:00:00Z');

function update(document: Document, change: Document, filter: Document = {}): Document {
  return applyUpdate(document, change, { now, filter });
}

const cases: [string, Document, Document, Document][] = [
  ['$set makes the way', { a: 1 }, { $set: { 'b.c': 2 } }, { a: 1, b: { c: 2 } }],
  ['$set into an array pads with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$unset', { a: 1, b: { c: 1 } }, { $unset: { a: '', 'b.c': '', x: '' } }, { b: {} }],
  ['$unset in an array leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$inc', { a: 1 }, { $inc: { a: 2.5, b: -1 } }, { a: 3.5, b: -1 }],
  ['$mul', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
  ['$min', { a: 3, b: 3 }, { $min: { a: 2, b: 4, c: 1 } }, { a: 2, b: 3, c: 1 }],
  ['$max by BSON order', { a: 3 }, { $max: { a: 'x' } }, { a: 'x' }],
  ['$push', { a: [1] }, { $push: { a: 2, b: [3] } }, { a: [1, 2], b: [[3]] }],
  ['$push $each at a position', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  [
    '$push at a position from the end',
    { a: [1, 3] },
    { $push: { a: { $each: [2], $position: -1 } } },
    { a: [1, 2, 3] },
  ],
  [
    '$push sorted and sliced',
    { a: [{ v: 3 }] },
    { $push: { a: { $each: [{ v: 1 }, { v: 2 }], $sort: { v: -1 }, $slice: 2 } } },
    { a: [{ v: 3 }, { v: 2 }] },
  ],
  ['$push keeping the last', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  [
    '$addToSet',
    { a: [1, { b: 1 }] },
    { $addToSet: { a: { $each: [1, { b: 1 }, 2, 2] }, c: 1 } },
    { a: [1, { b: 1 }, 2], c: [1] },
  ],
  ['$pop', { a: [1, 2, 3], b: [1, 2, 3] }, { $pop: { a: 1, b: -1, c: 1 } }, { a: [1, 2], b: [2, 3] }],
  ['$pull by value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by condition', { a: [1, 5, 9, 'x'] }, { $pull: { a: { $gte: 5 } } }, { a: [1, 'x'] }],
  ['$pull by fields', { a: [{ v: 1, w: 1 }, { v: 2 }, 1] }, { $pull: { a: { v: 1 } } }, { a: [{ v: 2 }, 1] }],
  ['$pullAll', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c.d', x: 'y' } }, { b: 2, c: { d: 1 } }],
  [
    '$bit',
    { a: 13, b: 5, c: 1 },
    { $bit: { a: { and: 10 }, b: { or: 2 }, c: { xor: 3 }, d: { or: 1 } } },
    { a: 8, b: 7, c: 2, d: 1 },
  ],
  ['$currentDate', {}, { $currentDate: { a: true, b: { $type: 'date' } } }, { a: now, b: now }],
  ['every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 1 } }, { a: [{ n: 2 }, { n: 3 }] }],
];

test.each(cases)('%s', (_name, before, change, after) => {
  const original = cloneDocument(before);
  expect(update(before, change)).toEqual(after);
  expect(before).toEqual(original);
});

const refused: [string, Document, Document][] = [
  ['$inc on a string', { a: 'x' }, { $inc: { a: 1 } }],
  ['$inc on null', { a: null }, { $inc: { a: 1 } }],
  ['$inc by a string', { a: 1 }, { $inc: { a: '1' } }],
  ['$inc beyond 64 bits', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }],
  ['$mul on a date', { a: now }, { $mul: { a: 2 } }],
  ['$push on a number', { a: 1 }, { $push: { a: 1 } }],
  ['$push with an unknown modifier', { a: [] }, { $push: { a: { $each: [1], $sorted: 1 } } }],
  ['$push $each without a list', { a: [] }, { $push: { a: { $each: 1 } } }],
  ['$addToSet on a document', { a: {} }, { $addToSet: { a: 1 } }],
  ['$pop on a string', { a: 'x' }, { $pop: { a: 1 } }],
  ['$pop by two', { a: [1] }, { $pop: { a: 2 } }],
  ['$pull on a number', { a: 1 }, { $pull: { a: 1 } }],
  ['$pullAll without a list', { a: [1] }, { $pullAll: { a: 1 } }],
  ['$rename to itself', { a: 1 }, { $rename: { a: 'a' } }],
  ['$rename to a number', { a: 1 }, { $rename: { a: 5 } }],
  ['$rename in an array', { a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }],
  ['$bit on a fraction', { a: 1.5 }, { $bit: { a: { and: 1 } } }],
  ['$bit with an unknown operation', { a: 1 }, { $bit: { a: { nand: 1 } } }],
  ['$currentDate of a string', {}, { $currentDate: { a: 'now' } }],
  ['a change of the _id', { _id: 1 }, { $set: { _id: 2 } }],
  ['removing the _id', { _id: 1 }, { $unset: { _id: '' } }],
  ['fields that begin with $', {}, { $set: { 'a.$b': 1 } }],
  ['fields that begin with $ deep in a value', {}, { $set: { a: { b: [{ $c: 1 }] } } }],
  ['pushing fields that begin with $', {}, { $push: { a: { $each: [{ $b: 1 }] } } }],
  ['a path with an empty part', {}, { $set: { 'a..b': 1 } }],
  ['a path through a scalar', { a: 1 }, { $set: { 'a.b': 1 } }],
  ['a name inside an array', { a: [1] }, { $set: { 'a.b': 1 } }],
  ['two operators on one path', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
  ['a path and what is below it', { a: {} }, { $set: { a: {}, 'a.b': 1 } }],
  ['an unknown operator', { a: 1 }, { $foo: { a: 1 } }],
  ['no operator at all', { a: 1 }, { a: 2 }],
  ['nothing to do', { a: 1 }, {}],
  ['an operator without fields', { a: 1 }, { $set: {} }],
  ['$ without a matched element', { a: [1] }, { $set: { 'a.$': 2 } }],
  ['$ in first place', { a: [1] }, { $set: { $: 2 } }],
  ['a filtered element without filters', { a: [1] }, { $set: { 'a.$[x]': 2 } }],
  ['every element of no array', { a: 1 }, { $set: { 'a.$[]': 2 } }],
];

test.each(refused)('refuses %s', (_name, document, change) => {
  expect(() => update(document, change)).toThrow(QueryError);
});

test('$ is the element that the filter matched', () => {
  expect(update({ a: [1, 5, 9] }, { $set: { 'a.$': 0 } }, { a: { $gte: 5 } })).toEqual({ a: [1, 0, 9] });
  const lines = [
    { sku: 'a', n: 1 },
    { sku: 'b', n: 1 },
  ];
  expect(update({ lines }, { $inc: { 'lines.$.n': 1 } }, { 'lines.sku': 'b' })).toEqual({
    lines: [
      { sku: 'a', n: 1 },
      { sku: 'b', n: 2 },
    ],
  });
  expect(update({ lines }, { $set: { 'lines.$.n': 9 } }, { lines: { $elemMatch: { sku: 'a', n: 1 } } })).toEqual({
    lines: [
      { sku: 'a', n: 9 },
      { sku: 'b', n: 1 },
    ],
  });
});

test('whole numbers stay exact beyond 2^53', () => {
  const { a } = update({ a: Long.fromString('9007199254740993') }, { $inc: { a: 2 } });
  expect(String(a)).toBe('9007199254740995');
  expect(update({ a: Number.MAX_SAFE_INTEGER }, { $inc: { a: 2 } })['a']).toEqual(Long.fromString('9007199254740993'));
});

test('answers the same object when nothing changes', () => {
  const document = { _id: 1, a: { b: [1, 2] }, c: 'x' };
  expect(update(document, { $set: { a: { b: [1, 2] }, c: 'x' }, $pull: { 'd.e': 1 }, $unset: { f: '' } })).toBe(
    document,
  );
});

test('never changes the document it was given, and shares what it did not touch', () => {
  const values = fc.jsonValue({ maxDepth: 3 });
  const path = fc.constantFrom('a', 'a.b', 'a.0', 'b.c.d', 'a.1.b');
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), values), path, values, (document, target, value) => {
      const before = JSON.stringify(document);
      try {
        update(document, { $set: { [target]: value } });
        update(document, { $unset: { [target]: '' } });
        update(document, { $addToSet: { [target]: value } });
      } catch {
        // A refusal must leave the document alone as well.
      }
      expect(JSON.stringify(document)).toBe(before);
    }),
  );
});

test('keeps a field named __proto__ a field', () => {
  const changed = update({}, { $set: { '__proto__.admin': true } });
  expect(({} as Document)['admin']).toBeUndefined();
  expect(Object.keys(changed)).toEqual(['__proto__']);
});
