import { command, cloud, failed } from '../conformance-cloud';
import type { Aggregation, Collection, Fields } from '../sdk';

const _ = command;
const $ = _.aggregate;

let sales: Collection;
beforeAll(async () => {
  sales = await cloud.filled([
    { _id: 1, store: 'jingan', paid: 300, tags: ['new', 'wool'], customer: { name: 'Li' } },
    { _id: 2, store: 'xuhui', paid: 100, tags: [], customer: { name: 'Wu' } },
    { _id: 3, store: 'jingan', paid: 200, tags: ['new'], customer: { name: 'Li' } },
    { _id: 4, store: 'pudong', paid: 50, customer: { name: 'He' } },
  ]);
});

async function rows(pipeline: Aggregation): Promise<Fields[]> {
  return (await pipeline.end()).data;
}

test('match with commands', async () => {
  expect(
    await rows(
      sales
        .aggregate()
        .match({ paid: _.gte(100).and(_.lt(300)) })
        .project({ paid: 1 })
        .sort({ paid: 1 }),
    ),
  ).toEqual([
    { _id: 2, paid: 100 },
    { _id: 3, paid: 200 },
  ]);
});

test('match with an expression', async () => {
  expect(
    await rows(
      sales
        .aggregate()
        .match(_.expr($.gt(['$paid', 250])))
        .project({ _id: 1 }),
    ),
  ).toEqual([{ _id: 1 }]);
});

test('group with every accumulator', async () => {
  const pipeline = sales
    .aggregate()
    .sort({ _id: 1 })
    .group({
      _id: '$store',
      n: $.sum(1),
      total: $.sum('$paid'),
      mean: $.avg('$paid'),
      most: $.max('$paid'),
      least: $.min('$paid'),
      first: $.first('$_id'),
      last: $.last('$_id'),
      all: $.push('$paid'),
      names: $.addToSet('$customer.name'),
      spread: $.stdDevPop('$paid'),
      sample: $.stdDevSamp('$paid'),
      merged: $.mergeObjects('$customer'),
    })
    .sort({ _id: 1 })
    .limit(1);
  const [{ sample, ...jingan } = {}] = await rows(pipeline);
  expect(jingan).toEqual({
    _id: 'jingan',
    n: 2,
    total: 500,
    mean: 250,
    most: 300,
    least: 200,
    first: 1,
    last: 3,
    all: [300, 200],
    names: ['Li'],
    spread: 50,
    merged: { name: 'Li' },
  });
  expect(sample).toBeCloseTo(70.71, 2);
});

test('group of everything, and by several fields', async () => {
  expect(await rows(sales.aggregate().group({ _id: null, total: $.sum('$paid') }))).toEqual([
    { _id: null, total: 650 },
  ]);
  const pairs = await rows(
    sales
      .aggregate()
      .group({ _id: { store: '$store', name: '$customer.name' }, n: $.sum(1) })
      .sort({ _id: 1 }),
  );
  expect(pairs[0]).toEqual({ _id: { store: 'jingan', name: 'Li' }, n: 2 });
});

test('group takes a missing field for null', async () => {
  expect(await rows(sales.aggregate().group({ _id: '$nothing', n: $.sum('$nothing') }))).toEqual([{ _id: null, n: 0 }]);
});

test('project keeps, leaves out, computes and renames', async () => {
  const one = sales.aggregate().match({ _id: 1 });
  expect(await rows(one.project({ _id: 0, paid: 1, name: '$customer.name', half: $.divide(['$paid', 2]) }))).toEqual([
    { paid: 300, name: 'Li', half: 150 },
  ]);
  expect(await rows(sales.aggregate().match({ _id: 4 }).project({ customer: 0, paid: false }))).toEqual([
    { _id: 4, store: 'pudong' },
  ]);
  expect(
    await rows(
      sales
        .aggregate()
        .match({ _id: 4 })
        .project({ customer: { name: 1 } }),
    ),
  ).toEqual([{ _id: 4, customer: { name: 'He' } }]);
  expect(
    await rows(
      sales
        .aggregate()
        .match({ _id: 4 })
        .project({ 'customer.short': $.substr(['$customer.name', 0, 1]) }),
    ),
  ).toEqual([{ _id: 4, customer: { short: 'H' } }]);
});

test('addFields adds and replaces, also below', async () => {
  const pipeline = sales
    .aggregate()
    .match({ _id: 4 })
    .addFields({ paid: $.multiply(['$paid', 2]), 'customer.vip': true, at: { store: '$store' } });
  expect(await rows(pipeline)).toEqual([
    { _id: 4, store: 'pudong', paid: 100, customer: { name: 'He', vip: true }, at: { store: 'pudong' } },
  ]);
});

test('sort, skip, limit and count', async () => {
  expect(await rows(sales.aggregate().sort({ store: 1, paid: -1 }).skip(1).limit(2).project({ _id: 1 }))).toEqual([
    { _id: 3 },
    { _id: 4 },
  ]);
  expect(await rows(sales.aggregate().match({ store: 'jingan' }).count('sales'))).toEqual([{ sales: 2 }]);
  expect(await rows(sales.aggregate().match({ store: 'nowhere' }).count('sales'))).toEqual([]);
});

test('sortByCount', async () => {
  const [most] = await rows(sales.aggregate().sortByCount('$store'));
  expect(most).toEqual({ _id: 'jingan', count: 2 });
});

test('sample takes so many different documents', async () => {
  const sampled = await rows(sales.aggregate().sample({ size: 3 }));
  expect(new Set(sampled.map(({ _id }) => _id)).size).toBe(3);
  expect(await rows(sales.aggregate().sample({ size: 30 }))).toHaveLength(4);
});

test('unwind', async () => {
  expect(await rows(sales.aggregate().unwind('$tags').sort({ _id: 1 }).project({ tags: 1 }))).toEqual([
    { _id: 1, tags: 'new' },
    { _id: 1, tags: 'wool' },
    { _id: 3, tags: 'new' },
  ]);
});

test('unwind that keeps the empty and numbers the rest', async () => {
  const pipeline = sales
    .aggregate()
    .unwind({ path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true })
    .sort({ _id: 1 })
    .project({ tags: 1, i: 1 });
  expect(await rows(pipeline)).toEqual([
    { _id: 1, tags: 'new', i: 0 },
    { _id: 1, tags: 'wool', i: 1 },
    { _id: 2, i: null },
    { _id: 3, tags: 'new', i: 0 },
    { _id: 4, i: null },
  ]);
});

test('replaceRoot', async () => {
  expect(await rows(sales.aggregate().match({ _id: 2 }).replaceRoot({ newRoot: '$customer' }))).toEqual([
    { name: 'Wu' },
  ]);
  expect(
    await rows(
      sales
        .aggregate()
        .match({ _id: 2 })
        .replaceRoot({ newRoot: $.mergeObjects([{ store: '$store' }, '$customer']) }),
    ),
  ).toEqual([{ store: 'xuhui', name: 'Wu' }]);
  await expect(rows(sales.aggregate().replaceRoot({ newRoot: '$paid' }))).rejects.toMatchObject(failed);
});

test('lookup by equal fields; a missing one counts as null', async () => {
  const stores = await cloud.filled([{ _id: 's1', code: 'jingan', city: '上海' }, { _id: 's2' }]);
  const pipeline = sales
    .aggregate()
    .lookup({ from: stores.name, localField: 'store', foreignField: 'code', as: 'at' })
    .sort({ _id: 1 })
    .project({ 'at.city': 1 });
  expect(await rows(pipeline)).toEqual([
    { _id: 1, at: [{ city: '上海' }] },
    { _id: 2, at: [] },
    { _id: 3, at: [{ city: '上海' }] },
    { _id: 4, at: [] },
  ]);
  expect(
    await rows(
      sales
        .aggregate()
        .match({ _id: 1 })
        .lookup({ from: stores.name, localField: 'nothing', foreignField: 'code', as: 'at' })
        .project({ at: 1 }),
    ),
  ).toEqual([{ _id: 1, at: [{ _id: 's2' }] }]);
});

test('lookup with a list joins each of its elements', async () => {
  const tags = await cloud.filled([
    { _id: 'new', text: '新品' },
    { _id: 'wool', text: '羊毛' },
  ]);
  const pipeline = sales
    .aggregate()
    .match({ _id: 1 })
    .lookup({ from: tags.name, localField: 'tags', foreignField: '_id', as: 'texts' });
  expect((await rows(pipeline))[0]?.['texts']).toHaveLength(2);
});

test('lookup with a pipeline and variables', async () => {
  const limits = await cloud.filled([
    { _id: 'low', from: 0 },
    { _id: 'high', from: 150 },
  ]);
  const inner = $.pipeline()
    .match(_.expr($.gte(['$$paid', '$from'])))
    .project({ _id: 1 })
    .sort({ _id: 1 })
    .done();
  const pipeline = sales
    .aggregate()
    .match({ _id: _.in([1, 2]) })
    .lookup({ from: limits.name, let: { paid: '$paid' }, pipeline: inner, as: 'limits' })
    .sort({ _id: 1 })
    .project({ limits: 1 });
  expect(await rows(pipeline)).toEqual([
    { _id: 1, limits: [{ _id: 'high' }, { _id: 'low' }] },
    { _id: 2, limits: [{ _id: 'low' }] },
  ]);
});

test('bucket', async () => {
  const pipeline = sales.aggregate().bucket({
    groupBy: '$paid',
    boundaries: [0, 100, 300],
    default: 'more',
    output: { n: $.sum(1), ids: $.push('$_id') },
  });
  expect(await rows(pipeline)).toEqual([
    { _id: 0, n: 1, ids: [4] },
    { _id: 100, n: 2, ids: [2, 3] },
    { _id: 'more', n: 1, ids: [1] },
  ]);
});

test('bucket without a place for a value is refused', async () => {
  await expect(rows(sales.aggregate().bucket({ groupBy: '$paid', boundaries: [0, 100] }))).rejects.toMatchObject(
    failed,
  );
  await expect(
    rows(sales.aggregate().bucket({ groupBy: '$paid', boundaries: [100, 0], default: 1 })),
  ).rejects.toMatchObject(failed);
});

test('bucketAuto', async () => {
  expect(await rows(sales.aggregate().bucketAuto({ groupBy: '$paid', buckets: 2 }))).toEqual([
    { _id: { min: 50, max: 200 }, count: 2 },
    { _id: { min: 200, max: 300 }, count: 2 },
  ]);
});

test('facet, by a raw pipeline', async () => {
  const pipeline = sales
    .options({ raw: true })
    .aggregate([{ $facet: { stores: [{ $sortByCount: '$store' }, { $limit: 1 }], total: [{ $count: 'n' }] } }]);
  expect(await rows(pipeline)).toEqual([{ stores: [{ _id: 'jingan', count: 2 }], total: [{ n: 4 }] }]);
});

test('a raw pipeline takes operators that the SDK has no name for', async () => {
  const pipeline = sales
    .options({ raw: true })
    .aggregate([{ $match: { paid: { $gt: 250 } } }, { $set: { big: true } }, { $unset: ['customer', 'tags'] }]);
  expect(await rows(pipeline)).toEqual([{ _id: 1, store: 'jingan', paid: 300, big: true }]);
});

test('dates in a pipeline stay dates', async () => {
  const days = await cloud.filled([
    { _id: 'a', at: new Date('2026-03-01T00:00:00Z') },
    { _id: 'b', at: new Date('2026-03-02T00:00:00Z') },
  ]);
  expect(await rows(days.aggregate().match({ at: _.gt(new Date('2026-03-01T12:00:00Z')) }))).toEqual([
    { _id: 'b', at: new Date('2026-03-02T00:00:00Z') },
  ]);
});

const refused: [string, Fields[]][] = [
  ['an unknown stage', [{ $explode: 1 }]],
  ['writing stages', [{ $out: 'other' }]],
  ['a limit of zero', [{ $limit: 0 }]],
  ['a negative skip', [{ $skip: -1 }]],
  ['a group without an _id', [{ $group: { n: { $sum: 1 } } }]],
  ['an unknown accumulator', [{ $group: { _id: null, n: { $total: 1 } } }]],
  ['keeping and leaving out at once', [{ $project: { a: 1, b: 0 } }]],
  ['an empty projection', [{ $project: {} }]],
  ['unwinding a name without $', [{ $unwind: 'tags' }]],
  ['near inside match', [{ $match: { at: { $near: { $geometry: { type: 'Point', coordinates: [0, 0] } } } } }]],
];

test.each(refused)('refuses %s', async (_name, pipeline) => {
  await expect(rows(sales.options({ raw: true }).aggregate(pipeline))).rejects.toMatchObject(failed);
});
