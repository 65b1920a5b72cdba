import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { CollectionDeclaration } from '../../../cloudfunctions/shared/cloud/collections';
import type { Document } from '../query/document';
import { encode } from '../query/ejson';
import { compileFilter } from '../query/filter';
import { compileOrder } from '../query/sort';
import type { FindRequest } from './find';
import { Store } from './store';

const index = (name: string, fields: Record<string, 1 | -1>): CollectionDeclaration['indexes'][number] => ({
  name,
  fields: Object.entries(fields).map(([field, direction]) => ({ path: field, direction })),
});

const declaration: CollectionDeclaration = {
  name: 'things',
  indexes: [
    index('a', { a: 1 }),
    index('a_b', { a: 1, b: -1 }),
    index('b_c', { b: -1, c: 1 }),
    index('tags', { tags: 1, a: 1 }),
    index('at', { 'in.at': 1 }),
  ],
  clientAccess: 'none',
};

let dataDir: string;
let store: Store;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'find-'));
  store = await Store.open({ dataDir, collections: [declaration] });
});

afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const small = fc.integer({ min: 0, max: 4 });
const scalar = fc.oneof(
  { weight: 5, arbitrary: small },
  fc.constantFrom(null, '', 'x', 'y', true, new Date(5), new Date(9)),
);
const field = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: value }, fc.constant(undefined));
const document = fc
  .record({
    _id: fc.integer({ min: 0, max: 30 }),
    a: field(scalar),
    b: field(scalar),
    c: field(scalar),
    tags: field(fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))),
    in: field(fc.oneof(fc.record({ at: scalar }), fc.array(fc.record({ at: scalar }), { maxLength: 2 }), scalar)),
  })
  .map((fields): Document => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: small }),
  fc.record({ $gte: small, $lt: small }),
  fc.record({ $lte: fc.constantFrom('x', new Date(9)) }),
  fc.record({ $gt: small, $lt: fc.constant('y') }),
);
const paths = ['_id', 'a', 'b', 'c', 'tags', 'in.at'];
const plainFilter = fc.dictionary(fc.constantFrom(...paths), condition, { maxKeys: 3, noNullPrototype: true });
const filter = fc.oneof(
  plainFilter,
  fc.record({ $and: fc.array(plainFilter, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $or: fc.array(plainFilter, { minLength: 1, maxLength: 2 }) }),
);
const order = fc.dictionary(fc.constantFrom('_id', 'a', 'b', 'c'), fc.constantFrom(1, -1), {
  maxKeys: 3,
  noNullPrototype: true,
});
const request = fc.record({ filter, order, offset: fc.integer({ min: 0, max: 2 }), limit: fc.constantFrom(1, 3, 100) });

/** Replaces, adds or removes documents, and keeps the same in a plain map. */
const changes = fc.array(fc.tuple(document, fc.boolean()), { maxLength: 30 });

async function apply(model: Map<unknown, Document>, steps: [Document, boolean][], transaction?: string): Promise<void> {
  await store.write(transaction, (draft) => {
    for (const [one, remove] of steps) {
      const [found] = draft.findRecords('things', { filter: { _id: one['_id'] } });
      if (found === undefined) draft.insert('things', one);
      else if (remove) draft.remove('things', found);
      else draft.replace('things', found, one);
    }
  });
  for (const [one, remove] of steps) {
    if (model.has(one['_id']) && remove) model.delete(one['_id']);
    else model.set(one['_id'], one);
  }
}

async function clear(): Promise<void> {
  await store.write(undefined, (draft) => {
    for (const found of draft.findRecords('things', { filter: {} })) draft.remove('things', found);
  });
}

/** The answers may differ only in the order of documents that are equal in it, and so in which of them are within the limit. */
function expectSame(found: Document[], all: Iterable<Document>, one: FindRequest): void {
  const { filter, order, offset = 0, limit = 0 } = one;
  const compare = compileOrder(order ?? {});
  const matching = [...all].filter(compileFilter(filter)).sort(compare);
  const expected = matching.slice(offset, offset + limit);
  const texts = new Set(matching.map(encode));
  const wrong = found.filter(
    (document, i) => !texts.has(encode(document)) || compare(document, expected[i] ?? {}) !== 0,
  );
  expect({ request: one, wrong, distinct: new Set(found.map(encode)).size }).toEqual({
    request: one,
    wrong: [],
    distinct: expected.length,
  });
}

test('a find through an index finds what a scan of everything finds, inside a transaction and outside', async () => {
  await fc.assert(
    fc.asyncProperty(
      changes,
      changes,
      changes,
      fc.array(request, { minLength: 3, maxLength: 8 }),
      async (before, inside, outside, requests) => {
        const committed = new Map<unknown, Document>();
        await clear();
        await apply(committed, before);
        const transaction = store.begin();
        store.read(transaction).find('things', { filter: {}, limit: 1 });
        const seen = new Map(committed);
        const insideIds = new Set(inside.map(([one]) => one['_id']));
        await apply(seen, inside, transaction);
        await apply(
          committed,
          outside.filter(([one]) => !insideIds.has(one['_id'])),
        );
        for (const one of requests) {
          expectSame(store.read().find('things', one), committed.values(), one);
          expectSame(store.read(transaction).find('things', one), seen.values(), one);
        }
        store.abort(transaction);
        expect(store.stats.keptVersions).toBe(0);
        for (const one of requests) expectSame(store.read().find('things', one), committed.values(), one);
      },
    ),
    { numRuns: 100 },
  );
});

describe('among 2,000 documents, a find', () => {
  beforeAll(async () => {
    await clear();
    await store.write(undefined, (draft) => {
      for (let i = 0; i < 2_000; i += 1) {
        draft.insert('things', {
          _id: i,
          a: i % 100,
          b: Math.floor(i / 100),
          c: i,
          tags: [`t${String(i % 50)}`, 'all'],
          in: { at: i },
        });
      }
    });
  });

  const examined = (request: FindRequest, transaction?: string): { found: number; examined: number } => {
    const before = store.stats.examined;
    const found = store.read(transaction).find('things', request).length;
    return { found, examined: store.stats.examined - before };
  };

  test.each<[string, FindRequest, number]>([
    ['by _id', { filter: { _id: 77 } }, 1],
    ['by some _ids', { filter: { _id: { $in: [1, 2, 5_000] } } }, 2],
    ['by a range of _id, in its order', { filter: { _id: { $gt: 10 } }, order: { _id: 1 }, limit: 5 }, 5],
    ['by an equal field', { filter: { a: 7 } }, 20],
    ['by two equal fields', { filter: { $and: [{ a: { $eq: 7 } }, { b: 3 }] } }, 1],
    ['by a list of values', { filter: { a: { $in: [1, 2] } } }, 40],
    [
      'by an equal field and a range, ordered',
      { filter: { a: 7, b: { $gte: 5, $lt: 10 } }, order: { b: -1 }, limit: 3 },
      3,
    ],
    ['by an equal field, ordered the other way round', { filter: { a: 7 }, order: { b: 1 }, limit: 3 }, 3],
    ['ordered by a descending and an ascending field', { filter: {}, order: { b: -1, c: 1 }, limit: 4 }, 4],
    ['ordered the other way round', { filter: {}, order: { b: 1, c: -1 }, offset: 2, limit: 4 }, 6],
    ['by an element of an array', { filter: { tags: 't3' } }, 40],
    ['by either of some indexed fields', { filter: { $or: [{ a: 7 }, { a: { $eq: 8 } }, { tags: 't7' }] } }, 60],
    [
      'by a range inside an embedded document, by its order and _id',
      { filter: { 'in.at': { $lte: 100 } }, order: { 'in.at': 1, _id: 1 }, limit: 7 },
      7,
    ],
  ])('%s looks at no more than it must', (_name, request, expected) => {
    const transaction = store.begin();
    expect(examined(request).examined).toBe(expected);
    expect(examined(request, transaction)).toEqual(examined(request));
  });

  test('by a field without an index looks at everything', () => {
    expect(examined({ filter: { c: { $exists: true } } })).toEqual({ found: 2_000, examined: 2_000 });
  });
});
