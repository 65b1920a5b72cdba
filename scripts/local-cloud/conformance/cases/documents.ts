import { command, cloud, duplicate, failed, found, foundIds, stored } from '../conformance-cloud';

const _ = command;

describe('add', () => {
  test('gives a document an _id of 32 hexadecimal digits', async () => {
    const collection = await cloud.empty();
    const { id } = await collection.add({ a: 1 });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await stored(collection, String(id))).toEqual({ a: 1 });
  });

  test('keeps an _id that the document brings, of any type', async () => {
    const collection = await cloud.empty();
    expect(await collection.add({ _id: 'mine' })).toMatchObject({ id: 'mine' });
    expect(await collection.add({ _id: 7 })).toMatchObject({ id: 7 });
    expect(await found(collection.doc(7))).toEqual([{ _id: 7 }]);
  });

  test('adds several at once and answers their ids in order', async () => {
    const collection = await cloud.empty();
    const { ids } = await collection.add([{ _id: 'b' }, { _id: 'a' }]);
    expect(ids).toEqual(['b', 'a']);
  });

  test('refuses an _id that is taken', async () => {
    const collection = await cloud.filled([{ _id: 'one', a: 1 }]);
    await expect(collection.add({ _id: 'one', a: 2 })).rejects.toMatchObject({
      ...failed,
      message: duplicate.message,
    });
    expect(await stored(collection, 'one')).toEqual({ a: 1 });
  });

  test('refuses the same _id twice in one call', async () => {
    const collection = await cloud.empty();
    await expect(collection.add([{ _id: 'one' }, { _id: 'one' }])).rejects.toMatchObject(failed);
  });

  test.each([{ $a: 1 }, { a: { $b: 1 } }, { a: [{ $b: 1 }] }])(
    'refuses field names that begin with $: %j',
    async (document) => {
      const collection = await cloud.empty();
      await expect(collection.add(document)).rejects.toMatchObject(failed);
      expect(await collection.count()).toMatchObject({ total: 0 });
    },
  );

  test('refuses an array as _id', async () => {
    const collection = await cloud.empty();
    await expect(collection.add({ _id: [1] })).rejects.toMatchObject(failed);
  });

  test('keeps the order of fields', async () => {
    const collection = await cloud.filled([{ _id: 'one', z: 1, a: 2, m: 3 }]);
    const [document = {}] = await found(collection);
    expect(Object.keys(document)).toEqual(['_id', 'z', 'a', 'm']);
  });
});

describe('set', () => {
  test('makes the document when there is none', async () => {
    const collection = await cloud.empty();
    expect(await collection.doc('one').set({ a: 1 })).toMatchObject({ updated: 0, upsertedId: 'one' });
    expect(await stored(collection, 'one')).toEqual({ a: 1 });
  });

  test('replaces every field', async () => {
    const collection = await cloud.filled([{ _id: 'one', a: 1, b: { c: 1 } }]);
    expect(await collection.doc('one').set({ b: { d: 2 } })).toMatchObject({ updated: 1 });
    expect(await stored(collection, 'one')).toEqual({ b: { d: 2 } });
  });

  test('takes dots in field names as they are', async () => {
    const collection = await cloud.empty();
    await collection.doc('one').set({ 'a.b': 1 });
    expect(await stored(collection, 'one')).toEqual({ 'a.b': 1 });
  });

  test('refuses commands, in the SDK', async () => {
    const collection = await cloud.empty();
    await expect(collection.doc('one').set({ a: _.inc(1) })).rejects.toMatchObject(failed);
  });

  test('refuses an _id, in the SDK', async () => {
    const collection = await cloud.empty();
    await expect(collection.doc('one').set({ _id: 'one' })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('refuses field names that begin with $', async () => {
    const collection = await cloud.filled([{ _id: 'one', a: 1 }]);
    await expect(collection.doc('one').set({ a: { $b: 1 } })).rejects.toMatchObject(failed);
    expect(await stored(collection, 'one')).toEqual({ a: 1 });
  });
});

describe('doc() and where()', () => {
  test('get of a document that is not there is an empty list', async () => {
    const collection = await cloud.empty();
    expect(await found(collection.doc('nobody'))).toEqual([]);
  });

  test('doc takes a string or a number, and the two are different documents', async () => {
    const collection = await cloud.filled([
      { _id: 1, a: 'number' },
      { _id: '1', a: 'text' },
    ]);
    expect(await found(collection.doc(1))).toEqual([{ _id: 1, a: 'number' }]);
    expect(await found(collection.doc('1'))).toEqual([{ _id: '1', a: 'text' }]);
    const wrong: unknown = {};
    expect(() => collection.doc(wrong as string)).toThrow();
  });

  test('update refuses an _id, in the SDK', async () => {
    const collection = await cloud.filled([{ _id: 'one' }]);
    await expect(collection.doc('one').update({ _id: 'two' })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    await expect(collection.where({}).update({ _id: 'two' })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('update says 0 when the document already is so', async () => {
    const collection = await cloud.filled([{ _id: 'one', a: 1 }]);
    expect(await collection.doc('one').update({ a: 1 })).toMatchObject({ updated: 0 });
  });

  test('remove takes one document, or all that a filter finds', async () => {
    const collection = await cloud.filled([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ]);
    expect(await collection.doc('c').remove()).toMatchObject({ deleted: 1 });
    expect(await collection.doc('c').remove()).toMatchObject({ deleted: 0 });
    expect(await collection.where({ n: 1 }).remove()).toMatchObject({ deleted: 2 });
    expect(await collection.count()).toMatchObject({ total: 0 });
  });

  test('remove takes only one when told so', async () => {
    const collection = await cloud.filled([{ _id: 'a' }, { _id: 'b' }]);
    expect(await collection.where({}).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 });
  });
});

describe('projection', () => {
  const document = {
    _id: 'one',
    a: 1,
    b: { c: 2, d: 3 },
    list: [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
    tags: ['p', 'q', 'r'],
  };
  const cases: [string, object, object][] = [
    ['keeps what is named, and the _id', { a: true }, { _id: 'one', a: 1 }],
    ['leaves the _id out when told so', { a: true, _id: false }, { a: 1 }],
    ['leaves out what is named', { b: false, list: 0, tags: false }, { _id: 'one', a: 1 }],
    ['keeps below', { 'b.c': 1 }, { _id: 'one', b: { c: 2 } }],
    ['keeps in the documents of an array', { 'list.y': true }, { _id: 'one', list: [{ y: 2 }, { y: 4 }] }],
    [
      'leaves out in the documents of an array',
      { 'list.y': false, b: false, tags: false, a: false },
      { _id: 'one', list: [{ x: 1 }, { x: 3 }] },
    ],
    ['ignores what is not there', { nothing: true }, { _id: 'one' }],
    ['slices', { tags: _.project.slice(2), a: true }, { _id: 'one', a: 1, tags: ['p', 'q'] }],
    ['slices from the end', { tags: _.project.slice(-1), a: true }, { _id: 'one', a: 1, tags: ['r'] }],
    ['slices from a place', { tags: _.project.slice([1, 1]), a: true }, { _id: 'one', a: 1, tags: ['q'] }],
    [
      'takes the first element that matches',
      { list: _.project.elemMatch({ x: { $gt: 1 } }) },
      { _id: 'one', list: [{ x: 3, y: 4 }] },
    ],
  ];

  test.each(cases)('%s', async (_name, projection, result) => {
    const collection = await cloud.filled([document]);
    expect(await found(collection.field(projection))).toEqual([result]);
  });

  test('works on a single document', async () => {
    const collection = await cloud.filled([document]);
    expect(await found(collection.doc('one').field({ a: true }))).toEqual([{ _id: 'one', a: 1 }]);
  });

  test('refuses to keep and leave out at once', async () => {
    const collection = await cloud.filled([document]);
    await expect(collection.field({ a: true, b: false }).get()).rejects.toMatchObject(failed);
  });
});

describe('order, skip and limit', () => {
  test('orders by several fields', async () => {
    const collection = await cloud.filled([
      { _id: 'a', n: 1, m: 1 },
      { _id: 'b', n: 2, m: 1 },
      { _id: 'c', n: 2, m: 2 },
    ]);
    expect(await foundIds(collection.orderBy('n', 'desc').orderBy('m', 'asc'))).toEqual(['b', 'c', 'a']);
  });

  test('orders by type first: null and missing, numbers, strings, objects, arrays by an element, booleans, dates', async () => {
    const values = [new Date(0), true, { a: 1 }, 'x', 5, [4], null];
    const collection = await cloud.filled(values.map((value, i) => ({ _id: String(i), value })));
    expect(await foundIds(collection.orderBy('value', 'asc'))).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  test('orders an array by its smallest element going up and by its largest going down', async () => {
    const collection = await cloud.filled([
      { _id: 'a', v: [1, 9] },
      { _id: 'b', v: 5 },
    ]);
    expect(await foundIds(collection.orderBy('v', 'asc'))).toEqual(['a', 'b']);
    expect(await foundIds(collection.orderBy('v', 'desc'))).toEqual(['a', 'b']);
  });

  test('skips and limits after ordering', async () => {
    const collection = await cloud.filled(Array.from({ length: 10 }, (_unused, i) => ({ _id: i })));
    expect(await foundIds(collection.orderBy('_id', 'desc').skip(2).limit(3))).toEqual([7, 6, 5]);
  });

  test('skips beyond the end', async () => {
    const collection = await cloud.filled([{ _id: 'a' }]);
    expect(await foundIds(collection.skip(5))).toEqual([]);
  });

  test('orders by a nested field', async () => {
    const collection = await cloud.filled([
      { _id: 'a', b: { c: 2 } },
      { _id: 'b', b: { c: 1 } },
    ]);
    expect(await foundIds(collection.orderBy('b.c', 'asc'))).toEqual(['b', 'a']);
  });
});
