import type { CollectionDeclaration } from '../../../cloudfunctions/shared/cloud/collections';
import type { Document } from '../query/document';
import { documentsOf, startTestPlane, type TestPlane } from './testing/test-plane';

const collections: CollectionDeclaration[] = [
  {
    name: 'people',
    indexes: [
      { name: 'phone', fields: [{ path: 'phone', direction: 1 }], unique: true },
      { name: 'place', fields: [{ path: 'place', direction: '2dsphere' }] },
    ],
    clientAccess: 'none',
  },
  { name: 'notes', indexes: [], clientAccess: 'none' },
];

let plane: TestPlane;

beforeEach(async () => {
  plane = await startTestPlane(collections);
});

afterEach(() => plane.discard());

const ids = (answer: Document): unknown[] => documentsOf(answer).map((one) => one['_id']);
const numbered = (count: number): Document[] => Array.from({ length: count }, (_, i) => ({ _id: i }));
const refusal = (code: string, words = ''): unknown => ({ code, message: expect.stringContaining(words) as string });

describe('every action refuses', () => {
  const actions = [
    'insertDocument',
    'getDocument',
    'calculateDocument',
    'modifyDocument',
    'modifyAndReturnDoc',
    'removeDocument',
    'aggregateDocuments',
  ];
  const parameters = (action: string): Document => ({
    query: {},
    stages: [],
    data: action === 'insertDocument' ? ['{}'] : { $set: { a: 1 } },
    merge: true,
  });

  test.each(actions)('%s: a collection that does not exist', async (action) => {
    const answer = await plane.ask(action, { collectionName: 'nowhere', ...parameters(action) });
    expect(answer).toEqual(refusal('DATABASE_COLLECTION_NOT_EXIST', 'nowhere'));
  });

  test.each(actions)('%s: a collection that is not named', async (action) => {
    expect(await plane.ask(action, parameters(action))).toEqual(refusal('INVALID_PARAM', 'collectionName'));
  });

  test.each(actions)('%s: a transaction that is over', async (action) => {
    const answer = await plane.ask(action, { collectionName: 'notes', transactionId: 'x', ...parameters(action) });
    expect(answer).toEqual(refusal('DATABASE_TRANSACTION_FAIL', 'Transaction does not exist'));
  });

  test('an action it does not know, and a query that is not Extended JSON', async () => {
    expect(await plane.ask('dropEverything')).toEqual(refusal('INVALID_PARAM', 'database.dropEverything'));
    expect(await plane.ask('getDocument', { collectionName: 'notes', limit: -1 })).toEqual(
      refusal('INVALID_PARAM', 'limit'),
    );
    expect(await plane.ask('insertDocument', { collectionName: 'notes', data: ['{'] })).toEqual(
      refusal('INVALID_PARAM'),
    );
    expect(await plane.ask('insertDocument', { collectionName: 'notes', data: ['[]'] })).toEqual(
      refusal('INVALID_PARAM', 'data'),
    );
    expect(await plane.ask('commitTransaction')).toEqual(refusal('INVALID_PARAM', 'transactionId'));
  });
});

describe('addCollection', () => {
  test('makes a collection once, also when it is asked twice at the same time', async () => {
    const answers = await Promise.all([1, 2].map(() => plane.ask('addCollection', { collectionName: 'new' })));
    expect(answers).toEqual([{}, refusal('DATABASE_COLLECTION_ALREADY_EXIST', 'new')]);
    expect(await plane.find('new')).toEqual([]);
  });

  test.each(['$cmd', 'system.users', ' x', 'a'.repeat(121)])('refuses the name %p', async (collectionName) => {
    expect(await plane.ask('addCollection', { collectionName })).toEqual(refusal('INVALID_PARAM', 'collectionName'));
  });
});

describe('insertDocument', () => {
  test('answers the ids, and makes those that are missing', async () => {
    const answer = await plane.insert('notes', { _id: 'mine' }, { text: 'x' });
    expect(answer).toEqual({ data: { insertedIds: ['mine', expect.stringMatching(/^[0-9a-f]{32}$/)] } });
    expect(await plane.find('notes', { text: 'x' })).toHaveLength(1);
  });

  test('refuses an _id and a unique value that is taken', async () => {
    await plane.insert('people', { _id: 'a', phone: '1' });
    expect(await plane.insert('people', { _id: 'a', phone: '2' })).toEqual(
      refusal(
        'DATABASE_REQUEST_FAILED',
        'E11000 duplicate key error collection: local.people index: _id_ dup key: { : "a" }',
      ),
    );
    expect(await plane.insert('people', { _id: 'b', phone: '1' })).toEqual(
      refusal(
        'DATABASE_REQUEST_FAILED',
        'E11000 duplicate key error collection: local.people index: phone dup key: { : "1" }',
      ),
    );
  });

  test('takes a document of 16 MB and refuses a larger one', async () => {
    const limit = 16 * 1024 * 1024;
    const overhead = 5 + 9 + 2 + 5 + 6; // the document, `_id: "a"`, and the type, name, length and end of `text`
    const text = 'x'.repeat(limit - overhead);
    expect(await plane.insert('notes', { _id: 'a', text })).toEqual({ data: { insertedIds: ['a'] } });
    expect(await plane.insert('notes', { _id: 'b', text: `${text}xx` })).toEqual(
      refusal('DATABASE_REQUEST_FAILED', 'too large'),
    );
  });

  test('takes index keys of 1024 bytes and refuses longer ones', async () => {
    const answers = [
      await plane.insert('people', { _id: 'x'.repeat(1024), phone: 'x'.repeat(1024) }),
      await plane.insert('people', { phone: 'x'.repeat(1025) }),
      await plane.insert('people', { phone: '会'.repeat(342) }),
      await plane.insert('people', { _id: 'x'.repeat(1025), phone: '2' }),
    ];
    const tooLarge = refusal('DATABASE_REQUEST_FAILED', 'key too large to index');
    expect(answers).toEqual([{ data: expect.anything() as unknown }, tooLarge, tooLarge, tooLarge]);
  });
});

describe('getDocument', () => {
  test('answers 100 documents unless told otherwise, and 1000 at most', async () => {
    await plane.insert('notes', ...numbered(1_100));
    const count = async (limit?: number): Promise<number> =>
      documentsOf(
        await plane.ask('getDocument', { collectionName: 'notes', ...(limit === undefined ? {} : { limit }) }),
      ).length;
    expect([await count(), await count(0), await count(5), await count(1_000), await count(5_000)]).toEqual([
      100, 100, 5, 1_000, 1_000,
    ]);
  });

  test('answers one document by DOC, none when it is missing, and keeps the order of insertion otherwise', async () => {
    await plane.insert('notes', { _id: 'b', n: 1 }, { _id: 'a', n: 1 });
    const doc = (_id: string): Promise<Document> =>
      plane.ask('getDocument', { collectionName: 'notes', queryType: 'DOC', query: { _id } });
    expect(ids(await doc('a'))).toEqual(['a']);
    expect(ids(await doc('z'))).toEqual([]);
    expect(ids(await plane.ask('getDocument', { collectionName: 'notes', query: { n: 1 } }))).toEqual(['b', 'a']);
  });

  test('orders, skips and projects', async () => {
    await plane.insert('notes', ...numbered(5).map((one, i) => ({ ...one, n: i % 2, text: 'x' })));
    const answer = await plane.ask('getDocument', {
      collectionName: 'notes',
      order: { n: -1, _id: 1 },
      offset: 1,
      limit: 3,
      projection: { n: 1 },
    });
    expect(documentsOf(answer)).toEqual([
      { _id: 3, n: 1 },
      { _id: 0, n: 0 },
      { _id: 2, n: 0 },
    ]);
  });

  test('finds the nearest first, and only with a 2dsphere index', async () => {
    const point = (x: number): Document => ({ type: 'Point', coordinates: [x, 0] });
    await plane.insert(
      'people',
      { _id: 'far', phone: '1', place: point(2) },
      { _id: 'near', phone: '2', place: point(1) },
    );
    const near = { $near: { $geometry: point(0) } };
    expect(ids(await plane.ask('getDocument', { collectionName: 'people', query: { place: near } }))).toEqual([
      'near',
      'far',
    ]);
    expect(await plane.ask('getDocument', { collectionName: 'notes', query: { place: near } })).toEqual(
      refusal('DATABASE_REQUEST_FAILED', 'unable to find index for $geoNear query'),
    );
  });
});

test('calculateDocument counts without a limit', async () => {
  await plane.insert('notes', ...numbered(1_500));
  expect(await plane.ask('calculateDocument', { collectionName: 'notes' })).toEqual({ data: { total: 1_500 } });
  expect(await plane.ask('calculateDocument', { collectionName: 'notes', query: { _id: { $lt: 7 } } })).toEqual({
    data: { total: 7 },
  });
});

describe('modifyDocument', () => {
  const modify = (parameters: Document): Promise<Document> =>
    plane.ask('modifyDocument', { collectionName: 'notes', ...parameters });

  test('with merge applies operators to dotted paths, to one or to all', async () => {
    await plane.insert('notes', { _id: 1, a: { b: 1, c: 1 } }, { _id: 2, a: { b: 1 } });
    expect(await modify({ data: { $set: { 'a.b': 2 } }, merge: true, multi: false })).toEqual({ data: { updated: 1 } });
    expect(await modify({ data: { $inc: { 'a.b': 1 } }, merge: true, multi: true })).toEqual({ data: { updated: 2 } });
    expect(await plane.find('notes')).toEqual([
      { _id: 1, a: { b: 3, c: 1 } },
      { _id: 2, a: { b: 2 } },
    ]);
  });

  test('counts what changed, not what was found', async () => {
    await plane.insert('notes', { _id: 1, a: 1 }, { _id: 2, a: 2 });
    expect(await modify({ data: { $set: { a: 1 } }, merge: true, multi: true })).toEqual({ data: { updated: 1 } });
    expect(await modify({ query: { a: 9 }, data: { $set: { a: 1 } }, merge: true, multi: true })).toEqual({
      data: { updated: 0 },
    });
  });

  test('without merge replaces the document, or makes it', async () => {
    await plane.insert('notes', { _id: 1, a: 1, b: 2 });
    const set = { data: { c: 3 }, merge: false, upsert: true, multi: false };
    expect(await modify({ ...set, query: { _id: 1 } })).toEqual({ data: { updated: 1 } });
    expect(await modify({ ...set, query: { _id: 'new' } })).toEqual({ data: { updated: 0, upsert_id: 'new' } });
    expect(await plane.find('notes')).toEqual([
      { _id: 1, c: 3 },
      { _id: 'new', c: 3 },
    ]);
  });

  test('with merge and upsert makes a document of what the filter says and the update adds', async () => {
    const parameters = { query: { _id: 'n', kind: { $eq: 'x' } }, merge: true, upsert: true };
    const data = { $inc: { n: 1 }, $setOnInsert: { first: true } };
    expect(await modify({ ...parameters, data })).toEqual({ data: { updated: 0, upsert_id: 'n' } });
    expect(await modify({ ...parameters, data })).toEqual({ data: { updated: 1 } });
    expect(await plane.find('notes')).toEqual([{ _id: 'n', kind: 'x', n: 2, first: true }]);
  });

  test('refuses what MongoDB refuses, and leaves the document alone', async () => {
    await plane.insert('notes', { _id: 1, a: 'text' });
    const merge = { query: { _id: 1 }, merge: true };
    expect(await modify({ ...merge, data: { $inc: { a: 1 } } })).toEqual(refusal('DATABASE_REQUEST_FAILED'));
    expect(await modify({ ...merge, data: { $set: { _id: 2 } } })).toEqual(refusal('DATABASE_REQUEST_FAILED', '_id'));
    expect(await modify({ ...merge, data: { a: 1 } })).toEqual(refusal('INVALID_PARAM', 'operators'));
    expect(await modify({ query: { _id: 1 }, merge: false, data: { $a: 1 } })).toEqual(
      refusal('DATABASE_REQUEST_FAILED'),
    );
    expect(await plane.find('notes')).toEqual([{ _id: 1, a: 'text' }]);
  });

  test('resolves the server date by the clock, with its offset', async () => {
    const data = { at: { $tcb_server_date: { offset: 60_000 } } };
    await modify({ query: { _id: 1 }, data, merge: false, upsert: true });
    expect(await plane.find('notes')).toEqual([{ _id: 1, at: new Date(Date.UTC(2026, 0, 1, 0, 1)) }]);
  });
});

test('modifyAndReturnDoc changes one document and returns it, or nothing', async () => {
  await plane.insert('notes', { _id: 1, n: 1 });
  const next = (_id: number): Promise<Document> =>
    plane.ask('modifyAndReturnDoc', { collectionName: 'notes', query: { _id }, data: { $inc: { n: 1 } } });
  expect(await next(1)).toEqual({ data: { updated: 1, doc: '{"_id":1,"n":2}' } });
  expect(await next(2)).toEqual({ data: { updated: 0, doc: null } });
});

test('removeDocument removes one or all, and the place is free again', async () => {
  await plane.insert('notes', ...numbered(4));
  const remove = (parameters: Document): Promise<Document> =>
    plane.ask('removeDocument', { collectionName: 'notes', ...parameters });
  expect(await remove({ query: { _id: 1 }, multi: false })).toEqual({ data: { deleted: 1 } });
  expect(await remove({ query: { _id: 1 }, multi: false })).toEqual({ data: { deleted: 0 } });
  expect(await remove({ query: { _id: { $gt: 1 } }, multi: true })).toEqual({ data: { deleted: 2 } });
  expect(await plane.insert('notes', { _id: 1 })).toEqual({ data: { insertedIds: [1] } });
  expect(await plane.find('notes')).toEqual([{ _id: 0 }, { _id: 1 }]);
});

test('aggregateDocuments answers 20 documents unless the pipeline has a limit', async () => {
  await plane.insert('notes', ...numbered(50));
  const run = async (...stages: [string, unknown][]): Promise<Document[]> =>
    documentsOf(
      await plane.ask('aggregateDocuments', {
        collectionName: 'notes',
        stages: stages.map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) })),
      }),
    );
  expect(await run(['$match', { _id: { $gte: 10 } }])).toHaveLength(20);
  expect(await run(['$match', { _id: { $gte: 10 } }], ['$limit', 30])).toHaveLength(30);
  expect(
    await run(['$lookup', { from: 'nowhere', localField: '_id', foreignField: 'x', as: 'xs' }], ['$limit', 1]),
  ).toEqual([{ _id: 0, xs: [] }]);
});

describe('a transaction', () => {
  test('commits all of it or gives all of it up', async () => {
    const [kept, dropped] = [await plane.begin(), await plane.begin()];
    for (const transactionId of [kept, dropped]) {
      await plane.ask('insertDocument', {
        collectionName: 'notes',
        data: [`{"_id":"${transactionId}"}`],
        transactionId,
      });
    }
    expect(await plane.find('notes')).toEqual([]);
    expect(await plane.ask('commitTransaction', { transactionId: kept })).toEqual({});
    expect(await plane.ask('abortTransaction', { transactionId: dropped })).toEqual({});
    expect(await plane.find('notes')).toEqual([{ _id: kept }]);
    expect(await plane.ask('commitTransaction', { transactionId: kept })).toEqual(refusal('DATABASE_TRANSACTION_FAIL'));
  });

  test('sees its own changes in every kind of read', async () => {
    await plane.insert('notes', { _id: 'old', n: 1 });
    const transactionId = await plane.begin();
    const inside = { collectionName: 'notes', transactionId };
    await plane.ask('insertDocument', { ...inside, data: ['{"_id":"new","n":1}'] });
    await plane.ask('modifyDocument', { ...inside, query: { _id: 'old' }, data: { $set: { n: 2 } }, merge: true });
    expect(ids(await plane.ask('getDocument', { ...inside, query: { n: 1 } }))).toEqual(['new']);
    expect(await plane.ask('calculateDocument', { ...inside, query: { n: 2 } })).toEqual({ data: { total: 1 } });
    await plane.ask('removeDocument', { ...inside, query: { n: 1 }, multi: true });
    await plane.ask('commitTransaction', { transactionId });
    expect(await plane.find('notes')).toEqual([{ _id: 'old', n: 2 }]);
  });

  test('that comes second is told of the conflict', async () => {
    await plane.insert('notes', { _id: 1, n: 1 });
    const [first, second] = [await plane.begin(), await plane.begin()];
    const raise = (transactionId: string): Promise<Document> =>
      plane.ask('modifyDocument', {
        collectionName: 'notes',
        transactionId,
        query: { _id: 1 },
        data: { $inc: { n: 1 } },
        merge: true,
      });
    expect(await raise(first)).toEqual({ data: { updated: 1 } });
    expect(await raise(second)).toEqual(
      refusal('DATABASE_TRANSACTION_CONFLICT', '[ResourceUnavailable.TransactionConflict]'),
    );
  });
});
