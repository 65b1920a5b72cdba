import { command, cloud, duplicate, foundIds, stored } from '../conformance-cloud';
import type { Collection } from '../sdk';

const _ = command;
const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const gone = { code: 'DATABASE_TRANSACTION_FAIL' };

async function started(collection: Collection) {
  const transaction = await cloud.db.startTransaction();
  return { transaction, inside: transaction.collection(collection.name) };
}

test('shows nothing outside before the commit, and everything after', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  const { transaction, inside } = await started(collection);
  await inside.doc('a').update({ n: _.inc(1) });
  await inside.add({ _id: 'b', n: 5 });
  expect(await stored(collection, 'a')).toEqual({ n: 1 });
  expect(await foundIds(collection)).toEqual(['a']);
  await transaction.commit();
  expect(await stored(collection, 'a')).toEqual({ n: 2 });
  expect(await foundIds(collection.orderBy('_id', 'asc'))).toEqual(['a', 'b']);
});

test('sees its own writes', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  const { transaction, inside } = await started(collection);
  await inside.doc('a').update({ n: 5 });
  await inside.add({ _id: 'b', n: 5 });
  expect(await inside.doc('a').get()).toMatchObject({ data: { _id: 'a', n: 5 } });
  expect(await foundIds(inside.where({ n: 5 }).orderBy('_id', 'asc'))).toEqual(['a', 'b']);
  await inside.doc('a').remove();
  expect(await inside.doc('a').get()).toMatchObject({ data: null });
  await transaction.rollback();
});

test('leaves nothing behind when rolled back', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  const { transaction, inside } = await started(collection);
  await inside.doc('a').set({ m: 1 });
  await inside.doc('b').set({ m: 1 });
  await transaction.rollback();
  expect(await stored(collection, 'a')).toEqual({ n: 1 });
  expect(await foundIds(collection)).toEqual(['a']);
});

test('reads the state of its first operation, however the world changes', async () => {
  const collection = await cloud.filled([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
  const { transaction, inside } = await started(collection);
  await collection.doc('b').update({ n: 2 });
  expect(await inside.doc('a').get()).toMatchObject({ data: { n: 1 } });
  await collection.doc('a').update({ n: 9 });
  await collection.add({ _id: 'c', n: 1 });
  expect(await inside.doc('a').get()).toMatchObject({ data: { n: 1 } });
  expect(await inside.doc('b').get()).toMatchObject({ data: { n: 2 } });
  expect(await foundIds(inside.where({ n: _.lt(9) }).orderBy('_id', 'asc'))).toEqual(['a', 'b']);
  await transaction.commit();
});

test('answers add, set, update and remove with counts', async () => {
  const collection = await cloud.filled([{ _id: 'a' }]);
  const { transaction, inside } = await started(collection);
  expect(await inside.add({ _id: 'b' })).toMatchObject({ id: 'b', inserted: 1, ok: 1 });
  expect(await inside.doc('c').set({ n: 1 })).toMatchObject({ updated: 0, upserted: [{ _id: 'c' }] });
  expect(await inside.doc('a').update({ n: 1 })).toMatchObject({ updated: 1 });
  expect(await inside.doc('a').remove()).toMatchObject({ deleted: 1 });
  expect(await inside.doc('nobody').update({ n: 1 })).toMatchObject({ updated: 0 });
  await transaction.commit();
});

test('conflicts at once with another transaction that writes the same document', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  const first = await started(collection);
  const second = await started(collection);
  await first.inside.doc('a').update({ n: 2 });
  await expect(second.inside.doc('a').update({ n: 3 })).rejects.toMatchObject(conflict);
  await first.transaction.commit();
  expect(await stored(collection, 'a')).toEqual({ n: 2 });
});

test('conflicts with a write that was committed after its snapshot', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  const { inside } = await started(collection);
  await inside.doc('a').get();
  await collection.doc('a').update({ n: 2 });
  await expect(inside.doc('a').update({ n: 3 })).rejects.toMatchObject(conflict);
  expect(await stored(collection, 'a')).toEqual({ n: 2 });
});

test('conflicts when two make the same document', async () => {
  const collection = await cloud.empty();
  const first = await started(collection);
  const second = await started(collection);
  await first.inside.doc('a').set({ by: 1 });
  await expect(second.inside.doc('a').set({ by: 2 })).rejects.toMatchObject(conflict);
  await first.transaction.commit();
  expect(await stored(collection, 'a')).toEqual({ by: 1 });
});

test('is over after a conflict', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  const first = await started(collection);
  const second = await started(collection);
  await first.inside.doc('a').update({ n: 2 });
  await expect(second.inside.doc('a').update({ n: 3 })).rejects.toMatchObject(conflict);
  await expect(second.inside.doc('b').set({ n: 3 })).rejects.toMatchObject(gone);
  await expect(second.transaction.commit()).rejects.toMatchObject(gone);
  await first.transaction.rollback();
});

test('holds a plain write back until it ends', async () => {
  const collection = await cloud.filled([{ _id: 'a', log: [] }]);
  const { transaction, inside } = await started(collection);
  await inside.doc('a').update({ log: _.push('transaction') });
  const plain = collection.doc('a').update({ log: _.push('plain') });
  let done = false;
  void plain.then(() => {
    done = true;
  });
  await collection.count();
  await collection.count();
  expect(done).toBe(false);
  await transaction.commit();
  expect(await plain).toMatchObject({ updated: 1 });
  expect(await stored(collection, 'a')).toEqual({ log: ['transaction', 'plain'] });
});

test('lets plain readers read and other documents be written meanwhile', async () => {
  const collection = await cloud.filled([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
  const { transaction, inside } = await started(collection);
  await inside.doc('a').update({ n: 2 });
  expect(await stored(collection, 'a')).toEqual({ n: 1 });
  await collection.doc('b').update({ n: 5 });
  await transaction.commit();
});

test('an update of many that waited applies once to each', async () => {
  const collection = await cloud.filled([1, 2, 3, 4].map((id) => ({ _id: id, n: 0 })));
  const { transaction, inside } = await started(collection);
  await inside.doc(3).update({ m: 1 });
  const many = collection.where({ n: 0 }).update({ n: _.inc(1) });
  await collection.count();
  await transaction.commit();
  expect(await many).toMatchObject({ updated: 4 });
  expect(await collection.where({ n: 1 }).count()).toMatchObject({ total: 4 });
});

test('two that write different documents both commit', async () => {
  const collection = await cloud.filled([{ _id: 'a' }, { _id: 'b' }]);
  const first = await started(collection);
  const second = await started(collection);
  await first.inside.doc('a').update({ n: 1 });
  await second.inside.doc('b').update({ n: 1 });
  await Promise.all([first.transaction.commit(), second.transaction.commit()]);
  expect(await collection.where({ n: 1 }).count()).toMatchObject({ total: 2 });
});

test('keeps uniqueness inside one transaction and between two', async () => {
  const people = await cloud.indexed('people');
  const first = await started(people);
  await first.inside.add({ _id: 'a', openid: 'o1', till: 1 });
  await expect(first.inside.add({ _id: 'b', openid: 'o1', till: 2 })).rejects.toMatchObject({
    message: duplicate.message,
  });
  const second = await started(people);
  const third = await started(people);
  const outcomes = await Promise.allSettled(
    [second, third].map(async ({ transaction, inside }, till) => {
      await inside.add({ openid: 'o2', till });
      await transaction.commit();
    }),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await people.count()).toMatchObject({ total: 1 });
});

test('cannot be used after its end', async () => {
  const collection = await cloud.empty();
  const { transaction, inside } = await started(collection);
  await inside.doc('a').set({ n: 1 });
  await transaction.commit();
  await expect(inside.doc('a').update({ n: 2 })).rejects.toMatchObject(gone);
  await expect(transaction.commit()).rejects.toMatchObject(gone);
  await expect(transaction.rollback()).rejects.toMatchObject(gone);
});

test('an unknown transaction is refused', async () => {
  const collection = await cloud.empty();
  const answer = await cloud.ask('database.getDocument', {
    collectionName: collection.name,
    transactionId: 'no-such',
    query: '{}',
  });
  expect(answer).toMatchObject(gone);
});

describe('runTransaction', () => {
  test('answers what its callback answers', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
    const answer: unknown = await cloud.db.runTransaction(async (transaction) => {
      await transaction
        .collection(collection.name)
        .doc('a')
        .update({ n: _.inc(1) });
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await stored(collection, 'a')).toEqual({ n: 2 });
  });

  test('rolls back and throws what its callback throws', async () => {
    const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
    const failure = cloud.db.runTransaction(async (transaction) => {
      await transaction.collection(collection.name).doc('a').update({ n: 2 });
      throw new Error('changed my mind');
    });
    await expect(failure).rejects.toThrow('changed my mind');
    expect(await stored(collection, 'a')).toEqual({ n: 1 });
    await collection.doc('a').update({ n: 3 });
  });

  test('throws the reason that rollback is given', async () => {
    const collection = await cloud.empty();
    const failure = cloud.db.runTransaction(async (transaction) => {
      await transaction.collection(collection.name).doc('a').set({ n: 1 });
      await transaction.rollback({ why: 'not today' });
    });
    await expect(failure).rejects.toEqual({ why: 'not today' });
    expect(await foundIds(collection)).toEqual([]);
  });
});
