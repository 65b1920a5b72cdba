import fc from 'fast-check';
import { cloneDocument, type Document } from './document';
import { compileProjection } from './project';
import { QueryError } from './query-error';

function project(subject: Document, projection: Document): Document {
  return compileProjection(projection)(subject);
}

const document: Document = { _id: 1, a: 1, b: { c: 2, d: [{ e: 3, f: 4 }, 5] }, list: [1, 2, 3] };

const cases: [Document, Document][] = [
  [{}, document],
  [{ a: 1 }, { _id: 1, a: 1 }],
  [{ _id: 1 }, { _id: 1 }],
  [{ _id: 0 }, { a: 1, b: { c: 2, d: [{ e: 3, f: 4 }, 5] }, list: [1, 2, 3] }],
  [{ 'b.c': 1, _id: 0 }, { b: { c: 2 } }],
  [{ b: { c: 1 }, _id: 0 }, { b: { c: 2 } }],
  [{ 'b.d.e': 1, _id: 0 }, { b: { d: [{ e: 3 }] } }],
  [
    { 'b.d.e': 0, a: 0, list: 0 },
    { _id: 1, b: { c: 2, d: [{ f: 4 }, 5] } },
  ],
  [{ 'a.x': 1, _id: 0 }, {}],
  [
    { list: { $slice: -2 }, b: 0 },
    { _id: 1, a: 1, list: [2, 3] },
  ],
  [
    { list: { $slice: [-2, 1] }, a: 1 },
    { _id: 1, a: 1, list: [2] },
  ],
  [{ list: { $elemMatch: { $gt: 1 } } }, { _id: 1, list: [2] }],
  [{ list: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
];

test.each(cases)('%j', (projection, result) => {
  expect(project(document, projection)).toEqual(result);
});

test.each([
  { a: 1, b: 0 },
  { b: 1, 'b.c': 1 },
  { 'b.c': 1, b: 1 },
  { 'list.$': 1 },
  { $a: 1 },
  { a: { $size: 1 } },
  { list: { $slice: 'x' } },
] as Document[])('refuses %j', (projection) => {
  expect(() => project(document, projection)).toThrow(QueryError);
});

test('what is handed out shares nothing with what is stored', () => {
  const before = cloneDocument(document);
  const given = project(document, { b: 1, list: 1 });
  (given['list'] as unknown[]).push('mine');
  (given['b'] as Document)['c'] = 'mine';
  expect(document).toEqual(before);
});

test('keeping some fields and leaving them out share the document between them', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue({ maxDepth: 2 })), (fields) => {
      const [kept, left] = [project(fields, { a: 1, b: 1, _id: 0 }), project(fields, { a: 0, b: 0 })];
      expect({ ...kept, ...left }).toEqual(fields);
      expect(Object.keys(kept).filter((name) => name in left)).toEqual([]);
    }),
  );
});
