import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CollectionDeclaration } from '../../../cloudfunctions/shared/cloud/collections';
import type { Document } from '../query/document';
import type { Draft } from './draft';
import type { Store } from './store';
import { openEmptyStore } from './testing/empty-store';

const people: CollectionDeclaration = {
  name: 'people',
  indexes: [
    { name: 'phone', fields: [{ path: 'phone', direction: 1 }], unique: true },
    { name: 'city', fields: [{ path: 'city', direction: 1 }] },
  ],
  clientAccess: 'none',
};

const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const gone = { code: 'DATABASE_TRANSACTION_FAIL' };
const duplicate = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') as string };

let store: Store;
let discard: () => Promise<void>;

beforeEach(async () => {
  ({ store, discard } = await openEmptyStore({ collections: [people] }));
  await insert({ _id: 'ann', phone: '1', city: 'x', visits: 0 });
  await insert({ _id: 'bob', phone: '2', city: 'x', visits: 0 });
});

afterEach(() => discard());

const insert = (document: Document, transaction?: string): Promise<void> =>
  store.write(transaction, (draft) => {
    draft.insert('people', document);
  });

/** Changes every person that a filter finds. */
const change = (
  filter: Document,
  fields: Document | ((one: Document) => Document),
  transaction?: string,
): Promise<number> =>
  store.write(transaction, (draft: Draft) => {
    const targets = draft.findRecords('people', { filter });
    for (const found of targets) {
      const update = typeof fields === 'function' ? fields(found.document) : fields;
      draft.replace('people', found, { ...found.document, ...update });
    }
    return targets.length;
  });

const remove = (id: string, transaction?: string): Promise<void> =>
  store.write(transaction, (draft) => {
    for (const found of draft.findRecords('people', { filter: { _id: id } })) draft.remove('people', found);
  });

const find = (filter: Document, transaction?: string): Document[] => store.read(transaction).find('people', { filter });
const get = (id: string, transaction?: string): Document | undefined => find({ _id: id }, transaction)[0];
const visit = (one: Document): Document => ({ visits: Number(one['visits']) + 1 });

/** Whether a promise settles without anything else happening than disk writes that are under way. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const done = (): void => {
    settled = true;
  };
  promise.then(done, done);
  await insert({ _id: `probe ${String(Math.random())}`, phone: String(Math.random()) });
  await nextTurn();
  return !settled;
}

describe('a snapshot', () => {
  test('begins with the first operation, not with the start', async () => {
    const transaction = store.begin();
    await change({ _id: 'ann' }, { city: 'y' });
    expect(get('ann', transaction)).toMatchObject({ city: 'y' });
    await change({ _id: 'ann' }, { city: 'z' });
    expect(get('ann', transaction)).toMatchObject({ city: 'y' });
  });

  test('stands still for finds by index while others change, add and remove', async () => {
    const transaction = store.begin();
    expect(find({ city: 'x' }, transaction)).toHaveLength(2);
    await change({ _id: 'ann' }, { city: 'y' });
    await remove('bob');
    await insert({ _id: 'cid', phone: '3', city: 'x' });
    expect(find({ city: 'x' }, transaction).map((one) => one['_id'])).toEqual(['ann', 'bob']);
    expect(find({ city: 'x' }).map((one) => one['_id'])).toEqual(['cid']);
  });

  test('shows the transaction its own changes, and nobody else before the commit', async () => {
    const transaction = store.begin();
    await change({ _id: 'ann' }, { city: 'y' }, transaction);
    await insert({ _id: 'cid', phone: '3', city: 'y' }, transaction);
    await remove('bob', transaction);
    expect(find({ city: 'y' }, transaction).map((one) => one['_id'])).toEqual(['ann', 'cid']);
    expect(get('bob', transaction)).toBeUndefined();
    expect(find({ city: 'y' })).toEqual([]);
    expect(find({})).toHaveLength(2);
    await store.commit(transaction);
    expect(find({ city: 'y' })).toHaveLength(2);
    expect(get('bob')).toBeUndefined();
  });
});

describe('of two writers, the second', () => {
  test('is refused at once when both are transactions', async () => {
    const [first, second] = [store.begin(), store.begin()];
    await change({ _id: 'ann' }, { city: 'y' }, first);
    await expect(change({ _id: 'ann' }, { city: 'z' }, second)).rejects.toMatchObject(conflict);
    await expect(store.commit(second)).rejects.toMatchObject(gone);
    await store.commit(first);
    expect(get('ann')).toMatchObject({ city: 'y' });
  });

  test('is refused when the document changed after its snapshot', async () => {
    const transaction = store.begin();
    get('bob', transaction);
    await change({ _id: 'ann' }, { city: 'y' });
    await expect(change({ _id: 'ann' }, { city: 'z' }, transaction)).rejects.toMatchObject(conflict);
  });

  test('is refused when somebody removed the document, or made and removed it, after its snapshot', async () => {
    const [first, second] = [store.begin(), store.begin()];
    get('ann', first);
    await remove('ann');
    await expect(insert({ _id: 'ann', phone: '9' }, first)).rejects.toMatchObject(conflict);
    get('ann', second);
    await insert({ _id: 'ann', phone: '9' });
    await remove('ann');
    await expect(insert({ _id: 'ann', phone: '9' }, second)).rejects.toMatchObject(conflict);
  });

  test('waits when it is a plain request, and then counts on what the first has left', async () => {
    const transaction = store.begin();
    await change({ _id: 'ann' }, visit, transaction);
    const plain = change({ _id: 'ann' }, visit);
    expect(await isPending(plain)).toBe(true);
    await store.commit(transaction);
    expect(await plain).toBe(1);
    expect(get('ann')).toMatchObject({ visits: 2 });
  });

  test('goes on when the first gives up', async () => {
    const transaction = store.begin();
    await change({ _id: 'ann' }, visit, transaction);
    const plain = change({ _id: 'ann' }, visit);
    store.abort(transaction);
    await plain;
    expect(get('ann')).toMatchObject({ visits: 1 });
  });

  test('goes on when the life of the first ends', async () => {
    const short = await openEmptyStore({ collections: [people], transactionLifeMs: 30 });
    await discard();
    ({ store, discard } = short);
    await insert({ _id: 'ann', phone: '1', visits: 0 });
    const transaction = store.begin();
    await change({ _id: 'ann' }, visit, transaction);
    await change({ _id: 'ann' }, visit);
    expect(get('ann')).toMatchObject({ visits: 1 });
    expect(() => get('ann', transaction)).toThrow(expect.objectContaining(gone) as Error);
    await expect(store.commit(transaction)).rejects.toMatchObject(gone);
  });
});

test('an update of many documents that waits for one of them changes each once', async () => {
  const transaction = store.begin();
  await change({ _id: 'bob' }, { city: 'x' }, transaction);
  const plain = change({ city: 'x' }, visit);
  expect(await isPending(plain)).toBe(true);
  expect(get('ann')).toMatchObject({ visits: 0 });
  await store.commit(transaction);
  expect(await plain).toBe(2);
  expect(find({ city: 'x' }).map((one) => one['visits'])).toEqual([1, 1]);
});

test('forty increments of one document at once all count', async () => {
  await Promise.all(Array.from({ length: 40 }, () => change({ _id: 'ann' }, visit)));
  expect(get('ann')).toMatchObject({ visits: 40 });
});

test('parallel writes share a few syncs', async () => {
  const before = store.stats.syncs;
  await Promise.all(Array.from({ length: 200 }, (_, i) => insert({ _id: `p${String(i)}`, phone: `p${String(i)}` })));
  expect(store.stats.syncs - before).toBeLessThan(5);
});

test('a transaction that failed once is over', async () => {
  const transaction = store.begin();
  await change({ _id: 'ann' }, { city: 'y' }, transaction);
  await expect(insert({ _id: 'bob', phone: '7' }, transaction)).rejects.toMatchObject(duplicate);
  await expect(store.commit(transaction)).rejects.toMatchObject(gone);
  expect(get('ann')).toMatchObject({ city: 'x' });
});

describe('a unique value', () => {
  test('is held by one document, and free again when that lets go of it', async () => {
    await expect(insert({ _id: 'cid', phone: '1' })).rejects.toMatchObject(duplicate);
    await expect(change({ _id: 'bob' }, { phone: '1' })).rejects.toMatchObject(duplicate);
    await change({ _id: 'ann' }, { phone: '5' });
    await insert({ _id: 'cid', phone: '1' });
    await remove('bob');
    await insert({ _id: 'dan', phone: '2' });
  });

  test('missing counts as null, and there is one null', async () => {
    await insert({ _id: 'cid' });
    await expect(insert({ _id: 'dan' })).rejects.toMatchObject(duplicate);
    await expect(insert({ _id: 'dan', phone: null })).rejects.toMatchObject(duplicate);
  });

  test('is unique inside one request: what came before the repetition stays, as in MongoDB', async () => {
    const batch = store.write(undefined, (draft) => {
      for (const [_id, phone] of Object.entries({ c: '3', d: '4', e: '3', f: '5' }))
        draft.insert('people', { _id, phone });
    });
    await expect(batch).rejects.toMatchObject(duplicate);
    expect(find({}).map((one) => one['_id'])).toEqual(['ann', 'bob', 'c', 'd']);
  });

  test('is unique inside one transaction, where it may also change hands', async () => {
    const transaction = store.begin();
    await change({ _id: 'ann' }, { phone: '5' }, transaction);
    await change({ _id: 'bob' }, { phone: '1' }, transaction);
    await change({ _id: 'ann' }, { phone: '2' }, transaction);
    await store.commit(transaction);
    expect(find({ phone: '1' })).toMatchObject([{ _id: 'bob' }]);
    const again = store.begin();
    await insert({ _id: 'cid', phone: '3' }, again);
    await expect(insert({ _id: 'dan', phone: '3' }, again)).rejects.toMatchObject(duplicate);
  });

  test('is unique among writes that are not durable yet', async () => {
    const answers = await Promise.allSettled(['c', 'd', 'e', 'f'].map((_id) => insert({ _id, phone: '3' })));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(find({ phone: '3' })).toHaveLength(1);
  });

  test('that a transaction has taken makes another transaction conflict and a plain request wait', async () => {
    const [first, second] = [store.begin(), store.begin()];
    await insert({ _id: 'cid', phone: '3' }, first);
    await expect(insert({ _id: 'dan', phone: '3' }, second)).rejects.toMatchObject(conflict);
    const plain = insert({ _id: 'eve', phone: '3' });
    const outcome = expect(plain).rejects.toMatchObject(duplicate);
    expect(await isPending(plain)).toBe(true);
    await store.commit(first);
    await outcome;
  });

  test('that somebody took after the snapshot is a conflict', async () => {
    const transaction = store.begin();
    get('ann', transaction);
    await insert({ _id: 'cid', phone: '3' });
    await expect(insert({ _id: 'dan', phone: '3' }, transaction)).rejects.toMatchObject(conflict);
  });
});

describe('old versions', () => {
  test('are kept for an open transaction and dropped with it', async () => {
    const transaction = store.begin();
    get('ann', transaction);
    for (let i = 0; i < 50; i += 1) await change({ _id: 'ann' }, { city: `city ${String(i)}` });
    expect(store.stats.keptVersions).toBe(50);
    store.abort(transaction);
    expect(store.stats.keptVersions).toBe(0);
    expect(find({ city: 'city 0' })).toEqual([]);
  });

  test('do not gather when transactions come and go and always overlap', async () => {
    let older = store.begin();
    get('ann', older);
    for (let i = 0; i < 200; i += 1) {
      const newer = store.begin();
      get('ann', newer);
      await change({ _id: 'bob' }, visit);
      store.abort(older);
      older = newer;
      expect(store.stats.keptVersions).toBeLessThanOrEqual(2);
    }
    expect(get('bob')).toMatchObject({ visits: 200 });
    expect(store.stats.openTransactions).toBe(1);
  });
});

test('closing gives up what waits, and lets what is on its way to the disk arrive', async () => {
  const transaction = store.begin();
  await change({ _id: 'ann' }, visit, transaction);
  const waiting = expect(change({ _id: 'ann' }, visit)).rejects.toThrow('the database is closing');
  const underWay = change({ _id: 'bob' }, visit);
  await discard();
  await Promise.all([waiting, underWay]);
  ({ store, discard } = await openEmptyStore({ collections: [people] }));
});
