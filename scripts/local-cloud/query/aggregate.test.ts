import fc from 'fast-check';
import { aggregate } from './aggregate';
import { cloneDocument, type Document } from './document';
import { QueryError } from './query-error';

const sales: Document[] = [
  { _id: 1, store: 'a', paid: 3, tags: ['x', 'y'], at: { city: 's' } },
  { _id: 2, store: 'b', paid: 1, tags: [] },
  { _id: 3, store: 'a', paid: 2 },
];

function run(pipeline: Document[], documents: Document[] = sales): Document[] {
  return aggregate(pipeline, () => documents, 'sales');
}

test('hands a leading $match to the source, so that an index can serve it', () => {
  const asked: unknown[] = [];
  const source = (collection: string, filter?: Document): Document[] => {
    asked.push([collection, filter]);
    return sales;
  };
  const pipeline = [
    { $match: { store: 'a' } },
    { $lookup: { from: 'stores', localField: 'store', foreignField: '_id', as: 's' } },
  ];
  expect(aggregate(pipeline, source, 'sales')).toHaveLength(2);
  expect(asked).toEqual([
    ['sales', { store: 'a' }],
    ['stores', { _id: { $in: ['a'] } }],
  ]);
});

test('refuses before it reads', () => {
  const source = (): Document[] => {
    throw new Error('read');
  };
  expect(() => aggregate([{ $match: {} }, { $project: { a: { $nope: 1 } } }], source, 'sales')).toThrow(QueryError);
});

test('never changes what it reads', () => {
  const before = sales.map(cloneDocument);
  run([{ $addFields: { 'at.zip': 1, paid: { $add: ['$paid', 1] } } }, { $unwind: '$tags' }, { $sort: { paid: 1 } }]);
  run([{ $group: { _id: '$store', all: { $push: '$$ROOT' } } }, { $project: { 'all.paid': 0 } }]);
  run([{ $setWindowFields: { sortBy: { paid: 1 }, output: { rank: { $documentNumber: {} } } } }]);
  expect(sales).toEqual(before);
});

test('every document lands in exactly one group', () => {
  const rows = fc.array(
    fc.record({ k: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', null)), v: fc.integer() }),
  );
  fc.assert(
    fc.property(rows, (documents) => {
      const groups = run([{ $group: { _id: '$k', n: { $sum: 1 }, total: { $sum: '$v' } } }], documents);
      const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
      expect(sum(groups.map(({ n }) => Number(n)))).toBe(documents.length);
      expect(sum(groups.map(({ total }) => Number(total)))).toBe(sum(documents.map(({ v }) => v)));
      expect(new Set(groups.map(({ _id }) => JSON.stringify(_id))).size).toBe(groups.length);
    }),
  );
});

test('facets run side by side over the same documents', () => {
  expect(
    run([
      { $facet: { n: [{ $count: 'n' }], best: [{ $sort: { paid: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }] } },
    ]),
  ).toEqual([{ n: [{ n: 3 }], best: [{ _id: 1 }] }]);
});

test('$$NOW is the time it is given', () => {
  const now = new Date(5);
  expect(aggregate([{ $limit: 1 }, { $project: { _id: 0, at: '$$NOW' } }], () => sales, 'sales', { now })).toEqual([
    { at: now },
  ]);
});
