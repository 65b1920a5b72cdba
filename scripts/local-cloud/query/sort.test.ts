import fc from 'fast-check';
import { compareValues } from './compare';
import type { Document } from './document';
import { QueryError } from './query-error';
import { compileOrder, sortDocuments } from './sort';

const scalars = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b', null, true, undefined));
const documents = fc.array(fc.record({ a: fc.oneof(scalars, fc.array(scalars, { maxLength: 3 })), b: scalars }), {
  maxLength: 8,
});

test('orders scalars as BSON does', () => {
  fc.assert(
    fc.property(fc.array(scalars), (values) => {
      const list = values.map((a) => ({ a }));
      expect(sortDocuments(list, { a: 1 })).toEqual([...list].sort((x, y) => compareValues(x.a, y.a)));
    }),
  );
});

test('sorting at once and comparing one by one agree, and both are stable', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom<1 | -1>(1, -1), (list, direction) => {
      const order: Document = { a: direction, b: 1 };
      expect(sortDocuments(list, order)).toEqual([...list].sort(compileOrder(order)));
    }),
  );
});

test('an array counts by its smallest element going up and by its largest going down', () => {
  const list = [{ a: [2, 9] }, { a: 5 }, { a: [] }, {}];
  expect(sortDocuments(list, { a: 1 })).toEqual([{ a: [] }, {}, { a: [2, 9] }, { a: 5 }]);
  expect(sortDocuments(list, { a: -1 })).toEqual([{ a: [2, 9] }, { a: 5 }, {}, { a: [] }]);
});

test('follows paths through documents and arrays', () => {
  const list = [{ a: [{ b: 7 }, { b: 3 }] }, { a: { b: 5 } }, { a: 1 }];
  expect(sortDocuments(list, { 'a.b': 1 })).toEqual([{ a: 1 }, { a: [{ b: 7 }, { b: 3 }] }, { a: { b: 5 } }]);
  expect(sortDocuments([{ a: [5, 1] }, { a: [4, 9] }], { 'a.1': -1 })).toEqual([{ a: [4, 9] }, { a: [5, 1] }]);
});

test.each([{ a: 2 }, { a: 'asc' }, { $a: 1 }, { 'a..b': 1 }])('refuses the order %j', (order) => {
  expect(() => compileOrder(order)).toThrow(QueryError);
});
