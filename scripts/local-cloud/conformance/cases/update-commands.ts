import { command, cloud, failed, found, stored } from '../conformance-cloud';
import type { Fields } from '../sdk';

const _ = command;

const cases: [string, Fields, Fields, Fields][] = [
  ['a plain value', { a: 1 }, { a: 2, b: 'x' }, { a: 2, b: 'x' }],
  ['a nested object merges', { a: { b: 1, c: 2 } }, { a: { b: 9 } }, { a: { b: 9, c: 2 } }],
  ['a dotted path', { a: { b: 1 } }, { 'a.c.d': 5 }, { a: { b: 1, c: { d: 5 } } }],
  ['an array is replaced', { a: [1, 2, 3] }, { a: [4] }, { a: [4] }],
  ['a position in an array', { a: [1, 2, 3] }, { 'a.1': 9 }, { a: [1, 9, 3] }],
  ['null', { a: 1 }, { a: null }, { a: null }],
  ['set replaces an object', { a: { b: 1, c: 2 } }, { a: _.set({ d: 3 }) }, { a: { d: 3 } }],
  ['set takes an empty object', { a: { b: 1 } }, { a: _.set({}) }, { a: {} }],
  ['remove', { a: 1, b: 2 }, { a: _.remove() }, { b: 2 }],
  ['remove below', { a: { b: 1, c: 2 } }, { a: { b: _.remove() } }, { a: { c: 2 } }],
  ['remove of nothing', { a: 1 }, { b: _.remove() }, { a: 1 }],
  ['inc', { a: 5 }, { a: _.inc(3) }, { a: 8 }],
  ['inc of a missing field', {}, { a: { b: _.inc(-2) } }, { a: { b: -2 } }],
  ['inc by a fraction', { a: 0.5 }, { a: _.inc(0.25) }, { a: 0.75 }],
  ['mul', { a: 5 }, { a: _.mul(3) }, { a: 15 }],
  ['mul of a missing field', {}, { a: _.mul(3) }, { a: 0 }],
  ['min takes the smaller', { a: 5, b: 5 }, { a: _.min(3), b: _.min(7) }, { a: 3, b: 5 }],
  ['max takes the larger', { a: 5, b: 5 }, { a: _.max(3), b: _.max(7) }, { a: 5, b: 7 }],
  ['max of a missing field', {}, { a: _.max(3) }, { a: 3 }],
  ['max of dates', { a: new Date(5) }, { a: _.max(new Date(9)) }, { a: new Date(9) }],
  ['bit and', { a: 13 }, { a: _.bit({ and: 10 }) }, { a: 8 }],
  ['bit or', { a: 5 }, { a: _.bit({ or: 2 }) }, { a: 7 }],
  ['bit xor', { a: 1 }, { a: _.bit({ xor: 3 }) }, { a: 2 }],
  ['rename', { a: 1 }, { a: _.rename('b.c') }, { b: { c: 1 } }],
  ['rename of nothing', { a: 1 }, { x: _.rename('y') }, { a: 1 }],
  ['push one', { a: [1] }, { a: _.push(2) }, { a: [1, 2] }],
  ['push several', { a: [1] }, { a: _.push(2, 3) }, { a: [1, 2, 3] }],
  ['push a list', { a: [1] }, { a: _.push([2, 3]) }, { a: [1, 2, 3] }],
  ['push makes the array', {}, { a: _.push([1]) }, { a: [1] }],
  ['push each at a position', { a: [1, 4] }, { a: _.push({ each: [2, 3], position: 1 }) }, { a: [1, 2, 3, 4] }],
  ['push each sorted', { a: [3] }, { a: _.push({ each: [1, 2], sort: 1 }) }, { a: [1, 2, 3] }],
  [
    'push each sorted by a field and sliced',
    { a: [{ v: 1 }] },
    { a: _.push({ each: [{ v: 3 }, { v: 2 }], sort: { v: -1 }, slice: 2 }) },
    { a: [{ v: 3 }, { v: 2 }] },
  ],
  ['push each keeping the last', { a: [1, 2] }, { a: _.push({ each: [3, 4], slice: -3 }) }, { a: [2, 3, 4] }],
  ['unshift', { a: [3] }, { a: _.unshift([1, 2]) }, { a: [1, 2, 3] }],
  ['unshift several', { a: [3] }, { a: _.unshift(1, 2) }, { a: [1, 2, 3] }],
  ['pop', { a: [1, 2] }, { a: _.pop() }, { a: [1] }],
  ['pop of an empty array', { a: [] }, { a: _.pop() }, { a: [] }],
  ['shift', { a: [1, 2] }, { a: _.shift() }, { a: [2] }],
  ['pull by value', { a: [1, 2, 1] }, { a: _.pull(1) }, { a: [2] }],
  ['pull by command', { a: [1, 5, 9] }, { a: _.pull(_.gt(4)) }, { a: [1] }],
  ['pull by a list', { a: [1, 5, 9] }, { a: _.pull(_.in([1, 9])) }, { a: [5] }],
  ['pull by fields', { a: [{ v: 1 }, { v: 5, w: 1 }] }, { a: _.pull({ v: _.gte(5) }) }, { a: [{ v: 1 }] }],
  ['pullAll', { a: [1, 2, 3, 2] }, { a: _.pullAll([2, 3]) }, { a: [1] }],
  ['addToSet', { a: [1] }, { a: _.addToSet(2) }, { a: [1, 2] }],
  ['addToSet of a member', { a: [1, { b: 1 }] }, { a: _.addToSet({ b: 1 }) }, { a: [1, { b: 1 }] }],
  ['addToSet each', { a: [1] }, { a: _.addToSet({ $each: [1, 2, 3] }) }, { a: [1, 2, 3] }],
  ['addToSet of a list adds the list', { a: [1] }, { a: _.addToSet([2, 3]) }, { a: [1, [2, 3]] }],
  [
    'several commands at once',
    { n: 1, tags: ['x'], old: 1 },
    { n: _.inc(1), tags: _.push('y'), old: _.remove(), name: 'z' },
    { n: 2, tags: ['x', 'y'], name: 'z' },
  ],
];

test.each(cases)('updates by %s', async (_name, before, change, after) => {
  const collection = await cloud.filled([{ _id: 'one', ...before }]);
  await collection.doc('one').update(change);
  expect(await stored(collection, 'one')).toEqual(after);
});

const refused: [string, Fields, Fields][] = [
  ['inc on a string', { a: 'x' }, { a: _.inc(1) }],
  ['inc on null', { a: null }, { a: _.inc(1) }],
  ['inc by a string', { a: 1 }, { a: _.inc('1') }],
  ['mul on an array', { a: [1] }, { a: _.mul(2) }],
  ['push on a number', { a: 1 }, { a: _.push(1) }],
  ['unshift on a string', { a: 'x' }, { a: _.unshift(1) }],
  ['pop on a string', { a: 'x' }, { a: _.pop() }],
  ['shift on a document', { a: { b: 1 } }, { a: _.shift() }],
  ['pull on a number', { a: 1 }, { a: _.pull(1) }],
  ['pullAll without a list', { a: [1] }, { a: _.pullAll(1) }],
  ['addToSet on a number', { a: 1 }, { a: _.addToSet(1) }],
  ['bit on a fraction', { a: 1.5 }, { a: _.bit({ and: 1 }) }],
  ['bit with an unknown operation', { a: 1 }, { a: _.bit({ shift: 1 }) }],
  ['rename to itself', { a: 1 }, { a: _.rename('a') }],
  ['a path through a scalar', { a: 1 }, { 'a.b': 2 }],
  ['a path with an empty part', { a: 1 }, { 'b..c': 2 }],
  ['a name inside an array', { a: [1] }, { 'a.b': 2 }],
  ['a path together with what is below it', { a: {} }, { a: _.set({ b: 1 }), 'a.b': 2 }],
  ['a nested field that begins with $', { a: 1 }, { b: _.set({ c: { $d: 1 } }) }],
];

test.each(refused)('refuses %s and leaves the document alone', async (_name, before, change) => {
  const collection = await cloud.filled([{ _id: 'one', ...before }]);
  await expect(collection.doc('one').update(change)).rejects.toMatchObject(failed);
  expect(await stored(collection, 'one')).toEqual(before);
});

const rawRefusals: [string, Fields][] = [
  ['an unknown operator', { $increase: { a: 1 } }],
  ['a change of the _id', { $set: { _id: 'two' } }],
  ['$unset of the _id', { $unset: { _id: '' } }],
  ['$rename of the _id', { $rename: { _id: 'id' } }],
  ['an operator without fields', { $set: {} }],
  ['$push with an unknown modifier', { $push: { list: { $each: [1], $order: 1 } } }],
  ['a field name with $', { $set: { $a: 1 } }],
];

test.each(rawRefusals)('refuses a raw update with %s', async (_name, change) => {
  const collection = await cloud.filled([{ _id: 'one', a: 1 }]);
  await expect(collection.options({ raw: true }).doc('one').update(change)).rejects.toMatchObject(failed);
  expect(await found(collection)).toEqual([{ _id: 'one', a: 1 }]);
});

test('updates the matched element by $', async () => {
  const collection = await cloud.filled([
    {
      _id: 'one',
      lines: [
        { sku: 'x', n: 1 },
        { sku: 'y', n: 1 },
      ],
    },
  ]);
  await collection.where({ 'lines.sku': 'y' }).update({ 'lines.$.n': _.inc(5) });
  expect(await stored(collection, 'one')).toEqual({
    lines: [
      { sku: 'x', n: 1 },
      { sku: 'y', n: 6 },
    ],
  });
});

test('updates every element by $[]', async () => {
  const collection = await cloud.filled([{ _id: 'one', n: [1, 2] }]);
  await collection.doc('one').update({ 'n.$[]': _.inc(1) });
  expect(await stored(collection, 'one')).toEqual({ n: [2, 3] });
});

test('writes the server time by $currentDate', async () => {
  const collection = await cloud.filled([{ _id: 'one' }]);
  await collection
    .options({ raw: true })
    .doc('one')
    .update({ $currentDate: { at: true } });
  const { at } = await stored(collection, 'one');
  expect(Math.abs((at as Date).getTime() - Date.now())).toBeLessThan(5_000);
});

test('updates many by where, and says how many it changed', async () => {
  const collection = await cloud.filled([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
    { _id: 'c', n: 2 },
  ]);
  expect(await collection.where({ n: 1 }).update({ n: _.inc(1) })).toMatchObject({ updated: 2 });
  expect(await collection.where({ n: 2 }).count()).toMatchObject({ total: 3 });
});

test('updates only one when told so', async () => {
  const collection = await cloud.filled([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
  expect(await collection.where({ n: 1 }).options({ multiple: false }).update({ n: 2 })).toMatchObject({ updated: 1 });
});

test('returns the document as it is after updateAndReturn', async () => {
  const collection = await cloud.filled([{ _id: 'a', n: 1 }]);
  expect(await collection.where({ _id: 'a' }).updateAndReturn({ n: _.inc(4) })).toMatchObject({
    updated: 1,
    doc: { _id: 'a', n: 5 },
  });
  expect(await collection.where({ _id: 'b' }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null });
});

test('finds nothing to update where there is nothing', async () => {
  const collection = await cloud.empty();
  expect(await collection.doc('nobody').update({ a: 1 })).toMatchObject({ updated: 0 });
  expect(await collection.count()).toMatchObject({ total: 0 });
});
