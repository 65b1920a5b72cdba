import fc from 'fast-check';
import { command, cloud, found, foundIds, Geo, objectId, serverDate, stored } from '../conformance-cloud';

const line = (...points: [number, number][]) => new Geo.LineString(points.map(([lng, lat]) => new Geo.Point(lng, lat)));
const square = line([0, 0], [2, 0], [2, 2], [0, 2], [0, 0]);

const values: [string, unknown][] = [
  ['an integer', 5],
  ['a negative integer', -5],
  ['the largest 32-bit integer', 2 ** 31 - 1],
  ['beyond 32 bits', 2 ** 31],
  ['the largest exact integer', Number.MAX_SAFE_INTEGER],
  ['a fraction', 0.1],
  ['a large double', 1.7e308],
  ['a string', 'text'],
  ['an empty string', ''],
  ['Chinese, emoji and control characters', '素里 😀 "\\ \u0000 \u2028'],
  ['true', true],
  ['false', false],
  ['null', null],
  ['a date', new Date('2026-02-28T16:00:00.001Z')],
  ['a date before 1970', new Date(-1)],
  ['an empty array', []],
  ['nested arrays', [[1], [2, [3]]]],
  ['an empty object', {}],
  ['a nested object', { a: { b: [{ c: 1 }] } }],
  ['a point', new Geo.Point(121.47, 31.23)],
  ['a line', square],
  ['a polygon', new Geo.Polygon([square])],
  ['several points', new Geo.MultiPoint([new Geo.Point(0, 0), new Geo.Point(1, 1)])],
  ['several lines', new Geo.MultiLineString([square, line([5, 5], [6, 6])])],
  ['several polygons', new Geo.MultiPolygon([new Geo.Polygon([square])])],
];

test.each(values)('%s comes back as it went', async (_name, value) => {
  const collection = await cloud.filled([{ _id: 'one', value, list: [value] }]);
  expect(await stored(collection, 'one')).toEqual({ value, list: [value] });
});

test.each(values.slice(0, 15))('%s is found by its value', async (_name, value) => {
  const collection = await cloud.filled([
    { _id: 'one', value },
    { _id: 'two', value: 'other' },
  ]);
  expect(await foundIds(collection.where({ value: command.eq(value) }))).toEqual(['one']);
});

test('infinity comes back, and not a number comes back', async () => {
  const collection = await cloud.filled([{ _id: 'one', a: Infinity, b: -Infinity, c: Number.NaN }]);
  expect(await stored(collection, 'one')).toEqual({ a: Infinity, b: -Infinity, c: Number.NaN });
});

test('any JSON comes back as it went', async () => {
  const collection = await cloud.empty();
  const names = fc.string({ minLength: 1 }).filter((name) => !/^\$|\u0000|^__proto__$/.test(name) && name !== 'type');
  const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(names, tie('value'), { noNullPrototype: true }),
    ),
  })).value;
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(json, { maxLength: 4 }), async (value) => {
      made += 1;
      await collection.doc(String(made)).set({ value });
      expect(await stored(collection, String(made))).toEqual({ value });
    }),
    { numRuns: 25 },
  );
});

test('undefined fields are left out, and undefined in an array becomes null', async () => {
  const collection = await cloud.filled([{ _id: 'one', a: undefined, b: { c: undefined, d: 1 }, e: [undefined, 1] }]);
  expect(await stored(collection, 'one')).toEqual({ b: { d: 1 }, e: [null, 1] });
});

test('a regular expression is stored as one', async () => {
  const collection = await cloud.filled([{ _id: 'one', pattern: /^a\/b/i }]);
  const { pattern } = await stored(collection, 'one');
  expect(pattern).toMatchObject({ options: 'i' });
});

test('db.ObjectId is an id, not a text', async () => {
  const id = '5f0d6a0b1c9d440000a1b2c3';
  const collection = await cloud.filled([
    { _id: 'one', ref: objectId({ id }) },
    { _id: 'two', ref: id },
  ]);
  expect(await foundIds(collection.where({ ref: objectId({ id }) }))).toEqual(['one']);
  const answer = await cloud.ask('database.getDocument', { collectionName: collection.name, query: '{"_id":"one"}' });
  expect(answer).toMatchObject({ data: { list: [expect.stringContaining(`{"$oid":"${id}"}`)] } });
});

test('serverDate is the server time', async () => {
  const collection = await cloud.filled([{ _id: 'one', at: serverDate() }]);
  const { at } = await stored(collection, 'one');
  expect(Math.abs((at as Date).getTime() - (await cloud.clock.now()))).toBeLessThan(5_000);
});

test('serverDate takes an offset in milliseconds', async () => {
  const collection = await cloud.filled([{ _id: 'one', now: serverDate(), later: serverDate({ offset: 60_000 }) }]);
  const { now, later } = await stored(collection, 'one');
  expect((later as Date).getTime() - (now as Date).getTime()).toBe(60_000);
});

test('serverDate works in update, in set and in a filter', async () => {
  const collection = await cloud.filled([{ _id: 'one' }]);
  await collection.doc('one').update({ at: serverDate({ offset: -60_000 }) });
  await collection.doc('two').set({ at: serverDate({ offset: 60_000 }) });
  expect(await foundIds(collection.where({ at: command.lt(serverDate()) }))).toEqual(['one']);
});

test('serverDate follows the clock when it is moved', async () => {
  const day = 86_400_000;
  await cloud.clock.advance(day);
  const collection = await cloud.filled([{ _id: 'one', at: serverDate() }]);
  const { at } = await stored(collection, 'one');
  expect((at as Date).getTime()).toBeGreaterThan(Date.now() + day - 5_000);
  await cloud.clock.advance(-day);
});

test('integers beyond 2^53 keep every digit', async () => {
  const collection = await cloud.empty();
  const big = { $numberLong: '9007199254740993' };
  await cloud.ask('database.insertDocument', {
    collectionName: collection.name,
    data: [JSON.stringify({ _id: 'one', big })],
  });
  const answer = await cloud.ask('database.getDocument', {
    collectionName: collection.name,
    query: '{"_id":"one"}',
    queryType: 'DOC',
  });
  expect(answer).toMatchObject({ data: { list: [expect.stringContaining('"9007199254740993"')] } });
  expect(await found(collection.where({ big: command.gt(2 ** 53) }))).toHaveLength(1);
});
