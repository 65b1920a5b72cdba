import { command, cloud, failed, found, foundIds, Geo, objectId, stored } from '../conformance-cloud';

/** What the SDK really does where one would not expect it: shared/design/platform.md numbers the first six. */
const _ = command;

describe('1. inside a transaction, only doc() and where().get() are inside', () => {
  test('where().update() writes outside, at once and for good', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
    const transaction = await cloud.db.startTransaction();
    const inside = transaction.collection(collection.name);
    await inside.where({ _id: 'a' }).update({ n: 2 });
    expect(await stored(collection, 'a')).toEqual({ n: 2 });
    await transaction.rollback();
    expect(await stored(collection, 'a')).toEqual({ n: 2 });
  });

  test('where().remove() removes outside, at once and for good', async () => {
    const collection = await cloud.filled([{ _id: 'a' }]);
    const transaction = await cloud.db.startTransaction();
    const inside = transaction.collection(collection.name);
    await inside.where({ _id: 'a' }).remove();
    await transaction.rollback();
    expect(await foundIds(collection)).toEqual([]);
  });

  test('count() and aggregate() do not see what the transaction wrote', async () => {
    const collection = await cloud.empty();
    const transaction = await cloud.db.startTransaction();
    const inside = transaction.collection(collection.name);
    await inside.add({ _id: 'a' });
    expect(await inside.count()).toMatchObject({ total: 0 });
    expect(await inside.aggregate().count('n').end()).toMatchObject({ data: [] });
    expect(await foundIds(inside.where({}))).toEqual(['a']);
    await transaction.rollback();
  });

  test('where().updateAndReturn() is inside', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
    const transaction = await cloud.db.startTransaction();
    expect(await transaction.collection(collection.name).where({ _id: 'a' }).updateAndReturn({ n: 2 })).toMatchObject({
      doc: { n: 2 },
    });
    await transaction.rollback();
    expect(await stored(collection, 'a')).toEqual({ n: 1 });
  });
});

describe('2. where() drops undefined', () => {
  test('a condition that is undefined is no condition', async () => {
    const collection = await cloud.filled([
      { _id: 'a', x: 1, openid: 'ann' },
      { _id: 'b', x: 1, openid: 'bea' },
    ]);
    expect(await foundIds(collection.where({ openid: undefined, x: 1 }).orderBy('_id', 'asc'))).toEqual(['a', 'b']);
  });

  test('only when every condition is undefined does it throw', async () => {
    const collection = await cloud.empty();
    expect(() => collection.where({ openid: undefined })).toThrow();
  });

  test('it takes the undefined fields out of the object that it was given', async () => {
    const collection = await cloud.empty();
    const nested = { kept: 1, gone: undefined };
    await collection.add({ plain: 1 });
    collection.options({ raw: true }).where({ nested });
    expect(Object.keys(nested)).toEqual(['kept']);
  });
});

describe('3. update() flattens objects', () => {
  test('an object is merged, not set', async () => {
    const collection = await cloud.filled([{ _id: 'a', address: { city: '上海', street: '南京西路' } }]);
    await collection.doc('a').update({ address: { city: '北京' } });
    expect(await stored(collection, 'a')).toEqual({ address: { city: '北京', street: '南京西路' } });
  });

  test('an empty object is dropped', async () => {
    const collection = await cloud.filled([{ _id: 'a', address: { city: '上海' }, n: 1 }]);
    await collection.doc('a').update({ address: {}, n: 2 });
    expect(await stored(collection, 'a')).toEqual({ address: { city: '上海' }, n: 2 });
  });

  test('an update of nothing but an empty object is refused', async () => {
    const collection = await cloud.filled([{ _id: 'a', address: { city: '上海' } }]);
    await expect(collection.doc('a').update({ address: {} })).rejects.toMatchObject(failed);
  });

  test('set replaces the object', async () => {
    const collection = await cloud.filled([{ _id: 'a', address: { city: '上海' } }]);
    await collection.doc('a').update({ address: _.set({}) });
    expect(await stored(collection, 'a')).toEqual({ address: {} });
  });

  test('a filter is flattened too, so that only eq asks for the whole object', async () => {
    const collection = await cloud.filled([{ _id: 'a', address: { city: '上海', street: '南京西路' } }]);
    expect(await foundIds(collection.where({ address: { city: '上海' } }))).toEqual(['a']);
    expect(await foundIds(collection.where({ address: _.eq({ city: '上海' }) }))).toEqual([]);
  });
});

describe('4. the shape of an answer depends on where one asks', () => {
  test('doc().get() answers a list outside a transaction, a document or null inside', async () => {
    const collection = await cloud.filled([{ _id: 'a' }]);
    expect(await collection.doc('a').get()).toMatchObject({ data: [{ _id: 'a' }] });
    expect(await collection.doc('b').get()).toMatchObject({ data: [] });
    const transaction = await cloud.db.startTransaction();
    const inside = transaction.collection(collection.name);
    expect(await inside.doc('a').get()).toMatchObject({ data: { _id: 'a' } });
    expect(await inside.doc('b').get()).toMatchObject({ data: null });
    await transaction.rollback();
  });

  test('add answers an id for one and ids for several', async () => {
    const collection = await cloud.empty();
    expect(Object.keys(await collection.add({ a: 1 })).sort()).toEqual(['id', 'requestId']);
    expect(Object.keys(await collection.add([{ a: 1 }])).sort()).toEqual(['ids', 'requestId']);
  });

  test('ids and regular expressions come back taken apart', async () => {
    const collection = await cloud.filled([
      { _id: 'a', ref: objectId({ id: '5f0d6a0b1c9d440000a1b2c3' }), pattern: /x/i },
    ]);
    const { ref, pattern } = await stored(collection, 'a');
    expect(String(ref)).toBe('[object Object]');
    expect(pattern).not.toBeInstanceOf(RegExp);
    expect(pattern).toMatchObject({ pattern: 'x', options: 'i' });
  });
});

describe('5. runTransaction', () => {
  test('tries a conflict four times in all, at once, and then gives up', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
    const holder = await cloud.db.startTransaction();
    await holder.collection(collection.name).doc('a').update({ n: 2 });
    let tries = 0;
    const failure = cloud.db.runTransaction(async (transaction) => {
      tries += 1;
      await transaction.collection(collection.name).doc('a').update({ n: 3 });
    });
    await expect(failure).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(tries).toBe(4);
    await holder.rollback();
  });

  test('tries every other failure once', async () => {
    let tries = 0;
    const failure = cloud.db.runTransaction(async (transaction) => {
      tries += 1;
      await transaction.collection('nowhere').add({ a: 1 });
    });
    await expect(failure).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
    expect(tries).toBe(1);
  });

  test('of many on one document only some succeed, and the document counts exactly those', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 0 }]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () =>
        cloud.db.runTransaction(async (transaction) => {
          const one = transaction.collection(collection.name).doc('a');
          const { data } = await one.get();
          const { n } = data as unknown as { n: number };
          await one.update({ n: n + 1 });
        }),
      ),
    );
    const succeeded = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(succeeded).toBeGreaterThan(0);
    expect(succeeded).toBeLessThan(40);
    expect(await stored(collection, 'a')).toEqual({ n: succeeded });
  });
});

describe('6. MongoDB refuses where in-memory engines shrug', () => {
  test('$inc on a string is an error, and nothing of the update happens', async () => {
    const collection = await cloud.filled([{ _id: 'a', text: 'x', n: 1 }]);
    await expect(collection.doc('a').update({ n: _.inc(1), text: _.inc(1) })).rejects.toMatchObject(failed);
    expect(await stored(collection, 'a')).toEqual({ text: 'x', n: 1 });
  });

  test('elemMatch over fields never matches scalars', async () => {
    const collection = await cloud.filled([
      { _id: 'a', list: [1, 2] },
      { _id: 'b', list: [{ v: 1 }] },
    ]);
    expect(await foundIds(collection.where({ list: _.elemMatch({ v: _.gt(0) }) }))).toEqual(['b']);
    expect(await foundIds(collection.where({ list: _.elemMatch(_.gt(0)) }))).toEqual(['a']);
  });
});

describe('and some more', () => {
  test('a second where replaces the first', async () => {
    const collection = await cloud.filled([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 5 },
    ]);
    expect(await foundIds(collection.where({ n: _.gt(0) }).where({ n: _.gt(3) }))).toEqual(['b']);
  });

  test('a second orderBy is a second key, the same key again replaces its direction', async () => {
    const collection = await cloud.filled([{ _id: 'a' }, { _id: 'b' }]);
    expect(await foundIds(collection.orderBy('_id', 'asc').orderBy('_id', 'desc'))).toEqual(['b', 'a']);
  });

  test('a field that looks like a point becomes one', async () => {
    const collection = await cloud.filled([{ _id: 'a', at: { type: 'Point', coordinates: [1, 2] } }]);
    expect(await stored(collection, 'a')).toEqual({ at: new Geo.Point(1, 2) });
  });

  test('a lone field called $date becomes a date', async () => {
    const collection = await cloud.empty();
    await collection.add({ _id: 'a', at: { $date: '2026-03-01T00:00:00Z' } });
    expect(await found(collection)).toEqual([{ _id: 'a', at: new Date('2026-03-01T00:00:00Z') }]);
  });
});
