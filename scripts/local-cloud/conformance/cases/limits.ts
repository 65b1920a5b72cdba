import { command, cloud, duplicate, failed, found, foundIds, regExp } from '../conformance-cloud';

const _ = command;

describe('how many documents an answer holds', () => {
  const documents = Array.from({ length: 1_100 }, (_unused, i) => ({ _id: i, n: i % 2 }));

  test('get answers 100 unless told otherwise, and never more than 1000', async () => {
    const collection = await cloud.filled(documents);
    expect(await found(collection)).toHaveLength(100);
    expect(await found(collection.where({ n: 1 }))).toHaveLength(100);
    expect(await found(collection.limit(1_000))).toHaveLength(1_000);
    expect(await found(collection.limit(5_000))).toHaveLength(1_000);
    expect(await found(collection.limit(0))).toHaveLength(100);
    expect(await collection.count()).toMatchObject({ total: 1_100 });
  });

  test('aggregate answers 20 unless it has a limit of its own', async () => {
    const collection = await cloud.filled(documents);
    const lengthOf = async (pipeline: { end(): Promise<unknown> }): Promise<number> =>
      ((await pipeline.end()) as { data: unknown[] }).data.length;
    expect(await lengthOf(collection.aggregate().match({ n: 1 }))).toBe(20);
    expect(await lengthOf(collection.aggregate().match({ n: 1 }).limit(200))).toBe(200);
    expect(await lengthOf(collection.aggregate().limit(5))).toBe(5);
  });

  test('an update or a removal reaches all of them', async () => {
    const collection = await cloud.filled(documents);
    expect(await collection.where({ n: 1 }).update({ done: true })).toMatchObject({ updated: 550 });
    expect(await collection.where({ _id: _.gte(0) }).remove()).toMatchObject({ deleted: 1_100 });
  });
});

describe('a collection that is not there', () => {
  const missing = { code: 'DATABASE_COLLECTION_NOT_EXIST' };
  const nowhere = () => cloud.db.collection('nowhere');

  test.each([
    ['add', () => nowhere().add({ a: 1 })],
    ['get', () => nowhere().get()],
    ['doc get', () => nowhere().doc('a').get()],
    ['count', () => nowhere().count()],
    ['update', () => nowhere().where({}).update({ a: 1 })],
    ['set', () => nowhere().doc('a').set({ a: 1 })],
    ['remove', () => nowhere().where({}).remove()],
    ['aggregate', () => nowhere().aggregate().limit(1).end()],
  ] as [string, () => Promise<unknown>][])('%s is refused', async (_name, call) => {
    await expect(call()).rejects.toMatchObject(missing);
  });

  test('a lookup into it finds nothing', async () => {
    const collection = await cloud.filled([{ _id: 'a' }]);
    const answer: unknown = await collection
      .aggregate()
      .lookup({ from: 'nowhere', localField: '_id', foreignField: 'a', as: 'found' })
      .end();
    expect(answer).toMatchObject({ data: [{ _id: 'a', found: [] }] });
  });
});

describe('createCollection', () => {
  test('makes a collection that can be used at once', async () => {
    await cloud.db.createCollection('fresh');
    await cloud.db.collection('fresh').add({ _id: 'a' });
    expect(await foundIds(cloud.db.collection('fresh'))).toEqual(['a']);
  });

  test('refuses a name that is taken', async () => {
    await cloud.db.createCollection('taken');
    await expect(cloud.db.createCollection('taken')).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    });
  });
});

describe('unique indexes', () => {
  test('refuse a second document with the same value', async () => {
    const people = await cloud.indexed('people');
    await people.add({ _id: 'a', openid: 'o1', store: 1, till: 1 });
    await expect(people.add({ _id: 'b', openid: 'o1', store: 1, till: 2 })).rejects.toMatchObject(duplicate);
    await people.add({ _id: 'c', openid: 'o2', store: 1, till: 3 });
    await expect(people.doc('c').update({ openid: 'o1' })).rejects.toMatchObject(duplicate);
    await expect(people.doc('c').set({ openid: 'o1' })).rejects.toMatchObject(duplicate);
    await expect(people.doc('d').set({ openid: 'o1' })).rejects.toMatchObject(duplicate);
    expect(await foundIds(people.where({ openid: 'o1' }))).toEqual(['a']);
  });

  test('refuse the same value twice in one call', async () => {
    const people = await cloud.indexed('people');
    await expect(
      people.add([
        { openid: 'o1', till: 1 },
        { openid: 'o1', till: 2 },
      ]),
    ).rejects.toMatchObject(duplicate);
  });

  test('refuse it in an update of many', async () => {
    const people = await cloud.indexed('people');
    await people.add([
      { openid: 'o1', till: 1 },
      { openid: 'o2', till: 2 },
    ]);
    await expect(people.where({ till: _.gt(0) }).update({ openid: 'same' })).rejects.toMatchObject(duplicate);
  });

  test('take a missing field for null, once', async () => {
    const people = await cloud.indexed('people');
    await people.add({ _id: 'a', till: 1 });
    await expect(people.add({ _id: 'b', till: 2 })).rejects.toMatchObject(duplicate);
    await expect(people.add({ _id: 'c', openid: null, till: 3 })).rejects.toMatchObject(duplicate);
  });

  test('over two fields refuse only the pair', async () => {
    const people = await cloud.indexed('people');
    await people.add({ openid: 'o1', store: 1, till: 1 });
    await people.add({ openid: 'o2', store: 1, till: 2 });
    await expect(people.add({ openid: 'o3', store: 1, till: 2 })).rejects.toMatchObject(duplicate);
  });

  test('free the value when the document goes or changes', async () => {
    const people = await cloud.indexed('people');
    await people.add([
      { _id: 'a', openid: 'o1', till: 1 },
      { _id: 'b', openid: 'o2', till: 2 },
    ]);
    await people.doc('a').remove();
    await people.doc('b').update({ openid: 'o3' });
    await people.add([
      { openid: 'o1', till: 3 },
      { openid: 'o2', till: 4 },
    ]);
    expect(await people.count()).toMatchObject({ total: 3 });
  });

  test('let one of many at once through', async () => {
    const people = await cloud.indexed('people');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_unused, till) => people.add({ openid: 'o1', till })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await people.count()).toMatchObject({ total: 1 });
  });

  test('refuse a key of more than 1024 bytes', async () => {
    const people = await cloud.indexed('people');
    await expect(people.add({ openid: 'x'.repeat(1_100) })).rejects.toMatchObject(failed);
    await people.add({ openid: 'x'.repeat(900) });
  });

  test('find by the whole index, a part of it, and in its order', async () => {
    const people = await cloud.indexed('people');
    await people.add(
      [1, 2, 3].map((till) => ({ _id: `t${String(till)}`, openid: `o${String(till)}`, store: 1, till })),
    );
    expect(await foundIds(people.where({ store: 1, till: 2 }))).toEqual(['t2']);
    expect(await foundIds(people.where({ store: 1 }).orderBy('till', 'desc'))).toEqual(['t3', 't2', 't1']);
    expect(await foundIds(people.where({ store: 1, till: _.lt(3) }).orderBy('till', 'asc'))).toEqual(['t1', 't2']);
    expect(await foundIds(people.where({ openid: _.in(['o3', 'o1']) }).orderBy('openid', 'asc'))).toEqual(['t1', 't3']);
  });
});

test('refuses a document of more than 16 MB', async () => {
  const collection = await cloud.empty();
  await expect(collection.add({ text: 'x'.repeat(17 * 1024 * 1024) })).rejects.toMatchObject(failed);
});

describe('what would hold everybody up', () => {
  const nested = 'a'.repeat(60) + '!';

  test('a pattern that backtracks without end is given up', async () => {
    const collection = await cloud.filled([{ text: nested }]);
    const endless = (options: string) => collection.where({ text: regExp({ regexp: '^(a+)+$', options }) });
    const overdue = { ...failed, message: expect.stringContaining('time limit') as string };
    await expect(endless('').get()).rejects.toMatchObject(overdue);
    await expect(endless('i').remove()).rejects.toMatchObject(overdue);
    const pull = { tags: command.pull(regExp({ regexp: '^(a+)+$', options: '' })) };
    await collection.where({}).update({ tags: command.set([nested]) });
    await expect(collection.where({}).update(pull)).rejects.toMatchObject(overdue);
    expect(await found(collection)).toMatchObject([{ text: nested, tags: [nested] }]);
  });

  test('a list that doubles thirty times is refused', async () => {
    const collection = await cloud.filled([{ _id: 'a' }]);
    const doubled = { $concatArrays: ['$$value', '$$value'] };
    const list = { $reduce: { input: { $range: [0, 30] }, initialValue: [1], in: doubled } };
    const pipeline = collection.aggregate().project({ n: command.aggregate.size(list) });
    await expect(pipeline.end()).rejects.toMatchObject(failed);
  });

  test('a list of two thousand million numbers is refused', async () => {
    const collection = await cloud.filled([{ _id: 'a' }]);
    const range = (end: number) => collection.aggregate().project({ n: command.aggregate.size({ $range: [0, end] }) });
    await expect(range(2_000_000_000).end()).rejects.toMatchObject(failed);
    expect(await range(1_000).end()).toMatchObject({ data: [{ n: 1_000 }] });
  });
});

describe('a body that is no request', () => {
  const post = async (body: string | Buffer, contentType: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  test.each([
    ['nothing', '', 'application/json'],
    ['words', 'hello', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a number', '5', 'text/plain'],
    ['a list', '[]', 'application/json'],
    ['brackets without end', '['.repeat(100_000), 'application/json'],
    ['half a form', 'hello', 'multipart/form-data; boundary=x'],
    ['a form without a boundary', 'hello', 'multipart/form-data'],
  ])('%s is refused as CloudBase refuses', async (_name, body, contentType) => {
    const { status, text } = await post(body, contentType);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) as string });
  });

  test('of more than 100 MB is refused with status 413', async () => {
    const { status } = await post(Buffer.alloc(101 * 1024 * 1024, 'x'), 'application/json');
    expect(status).toBe(413);
  });
});

test.each(['__proto__', 'constructor', 'toString'])('%s is a field like any other', async (name) => {
  const collection = await cloud.filled([{ _id: 'b' }]);
  const collectionName = collection.name;
  const data = [`{"_id":"a","${name}":{"polluted":1}}`];
  await cloud.ask('database.insertDocument', { collectionName, data });
  const change = { query: '{"_id":"b"}', data: `{"$set":{"${name}.polluted":2}}`, merge: true };
  await cloud.ask('database.modifyDocument', { collectionName, ...change });
  for (const [polluted, id] of [
    [1, 'a'],
    [2, 'b'],
  ] as const) {
    const query = `{"${name}.polluted":${String(polluted)}}`;
    const answer = await cloud.ask('database.getDocument', { collectionName, query });
    const { list } = answer['data'] as { list: string[] };
    expect(list).toEqual([expect.stringMatching(new RegExp(`"_id":"${id}".*"${name}":.*polluted`)) as string]);
  }
  expect(await collection.where({ polluted: command.exists(true) }).count()).toMatchObject({ total: 0 });
});
