import { command, cloud, failed, foundIds, regExp } from '../conformance-cloud';
import type { Collection, Fields } from '../sdk';

const _ = command;
const $ = _.aggregate;

const spring = new Date('2026-03-01T00:00:00Z');
const autumn = new Date('2026-09-01T00:00:00Z');

const garments: Fields[] = [
  {
    _id: 'coat',
    name: 'Coat',
    price: 899,
    stock: 3,
    tags: ['new', 'wool'],
    size: { code: 'M', cm: 90 },
    ratings: [4, 5],
    lines: [
      { sku: 'x', n: 2 },
      { sku: 'y', n: 1 },
    ],
    at: autumn,
    note: null,
  },
  {
    _id: 'dress',
    name: 'Dress',
    price: 599,
    stock: 12,
    tags: ['silk', 'new'],
    size: { code: 'S', cm: 80 },
    ratings: [1, 9],
    lines: [{ sku: 'x', n: 5 }],
    at: spring,
  },
  { _id: 'scarf', name: 'scarf', price: 99, stock: 40, tags: [], ratings: [], lines: [], at: spring, note: '围巾' },
  {
    _id: 'shirt',
    name: 'Shirt',
    price: 199,
    stock: 0,
    tags: ['new'],
    size: { code: 'M', cm: 70 },
    ratings: [3],
    flag: 6,
  },
];

let shelf: Collection;
beforeAll(async () => {
  shelf = await cloud.filled(garments);
});

const cases: [string, object, string[]][] = [
  ['a plain value', { price: 199 }, ['shirt']],
  ['two fields', { price: 899, stock: 3 }, ['coat']],
  ['an empty filter', {}, ['coat', 'dress', 'scarf', 'shirt']],
  ['eq', { price: _.eq(599) }, ['dress']],
  ['eq null, which missing also is', { note: _.eq(null) }, ['coat', 'dress', 'shirt']],
  ['eq a whole document', { size: _.eq({ code: 'M', cm: 90 }) }, ['coat']],
  ['eq a whole array', { tags: _.eq(['silk', 'new']) }, ['dress']],
  ['eq an element of an array', { tags: _.eq('wool') }, ['coat']],
  ['eq a date', { at: _.eq(spring) }, ['dress', 'scarf']],
  ['neq', { price: _.neq(599) }, ['coat', 'scarf', 'shirt']],
  ['neq over arrays', { tags: _.neq('new') }, ['scarf']],
  ['gt', { price: _.gt(599) }, ['coat']],
  ['gte', { price: _.gte(599) }, ['coat', 'dress']],
  ['lt', { price: _.lt(199) }, ['scarf']],
  ['lte', { price: _.lte(199) }, ['scarf', 'shirt']],
  ['gt over dates', { at: _.gt(spring) }, ['coat']],
  ['gt over strings, by code point', { name: _.gt('Shirt') }, ['scarf']],
  ['gt never across types', { note: _.gt(0) }, []],
  ['in', { price: _.in([99, 899, 1]) }, ['coat', 'scarf']],
  ['in with null', { note: _.in([null]) }, ['coat', 'dress', 'shirt']],
  ['in over arrays', { tags: _.in(['silk', 'wool']) }, ['coat', 'dress']],
  ['in nothing', { price: _.in([]) }, []],
  ['nin', { price: _.nin([99, 899]) }, ['dress', 'shirt']],
  ['exists', { note: _.exists(true) }, ['coat', 'scarf']],
  ['not exists', { size: _.exists(false) }, ['scarf']],
  ['mod', { price: _.mod(100, 99) }, ['coat', 'dress', 'scarf', 'shirt']],
  ['mod as a list', { stock: _.mod([10, 2]) }, ['dress']],
  ['all', { tags: _.all(['new', 'wool']) }, ['coat']],
  ['all with elemMatch', { lines: _.all([_.elemMatch({ sku: 'x' }), _.elemMatch({ sku: 'y' })]) }, ['coat']],
  ['elemMatch on documents', { lines: _.elemMatch({ sku: 'x', n: _.gt(2) }) }, ['dress']],
  ['elemMatch needs one element for all', { lines: _.elemMatch({ sku: 'y', n: 2 }) }, []],
  ['elemMatch on scalars', { ratings: _.elemMatch(_.gt(8)) }, ['dress']],
  ['elemMatch on documents never takes scalars', { ratings: _.elemMatch({ v: _.gt(0) }) }, []],
  ['size', { tags: _.size(1) }, ['shirt']],
  ['size zero', { ratings: _.size(0) }, ['scarf']],
  ['a nested object as a path', { size: { code: 'M' } }, ['coat', 'shirt']],
  ['a command in a nested object', { size: { cm: _.gt(75) } }, ['coat', 'dress']],
  ['a dotted path', { 'size.cm': 80 }, ['dress']],
  ['a dotted path through an array', { 'lines.n': 5 }, ['dress']],
  ['a position in an array', { 'ratings.1': 9 }, ['dress']],
  ['and on a field', { price: _.and(_.gt(100), _.lt(800)) }, ['dress', 'shirt']],
  ['and by chaining', { price: _.gt(100).and(_.lt(300)) }, ['shirt']],
  ['chained comparisons', { price: _.gte(199).lte(599) }, ['dress', 'shirt']],
  ['or on a field', { price: _.or(_.lt(100), _.gt(800)) }, ['coat', 'scarf']],
  ['or by chaining', { price: _.eq(99).or(_.eq(199)) }, ['scarf', 'shirt']],
  ['or across fields', _.or([{ price: 99 }, { stock: 0 }]), ['scarf', 'shirt']],
  ['and across fields', _.and([{ tags: 'new' }, _.or([{ stock: _.gt(10) }, { price: 199 }])]), ['dress', 'shirt']],
  ['nor on a field', { price: _.nor([_.lt(200), _.gt(800)]) }, ['dress']],
  ['nor across fields', _.nor([{ tags: 'new' }, { price: 1 }]), ['scarf']],
  ['not', { price: _.not(_.gt(500)) }, ['scarf', 'shirt']],
  ['not with a regex', { name: _.not(/^S/) }, ['coat', 'dress', 'scarf']],
  ['a regular expression', { name: /^s/i }, ['scarf', 'shirt']],
  ['db.RegExp', { name: regExp({ regexp: '^S', options: '' }) }, ['shirt']],
  ['db.RegExp with options', { name: regExp({ regexp: '^s', options: 'i' }) }, ['scarf', 'shirt']],
  ['a regular expression over arrays', { tags: /oo/ }, ['coat']],
  ['Chinese text', { note: /围/ }, ['scarf']],
  ['expr', _.expr($.gt(['$stock', '$price'])), []],
  ['expr with arithmetic', _.expr($.gte([$.multiply(['$stock', 100]), '$price'])), ['dress', 'scarf']],
  ['jsonSchema', _.jsonSchema({ required: ['note'], properties: { note: { bsonType: 'string' } } }), ['scarf']],
];

test.each(cases)('finds by %s', async (_name, filter, ids) => {
  expect(await foundIds(shelf.where(filter).orderBy('_id', 'asc'))).toEqual(ids);
});

const raw: [string, Fields, string[]][] = [
  ['$type', { note: { $type: 'string' } }, ['scarf']],
  ['$bitsAllSet', { flag: { $bitsAllSet: [1, 2] } }, ['shirt']],
  ['$bitsAnyClear', { flag: { $bitsAnyClear: 1 } }, ['shirt']],
  ['$regex with $options', { name: { $regex: '^s', $options: 'i' } }, ['scarf', 'shirt']],
  ['$not over a range', { price: { $not: { $gte: 199, $lte: 599 } } }, ['coat', 'scarf']],
];

test.each(raw)('finds by a raw %s', async (_name, filter, ids) => {
  expect(await foundIds(shelf.options({ raw: true }).where(filter).orderBy('_id', 'asc'))).toEqual(ids);
});

const refused: [string, Fields][] = [
  ['an unknown operator', { price: { $above: 5 } }],
  ['an unknown top level operator', { $xor: [{ price: 1 }] }],
  ['a broken regular expression', { name: { $regex: '(' } }],
  ['$in without a list', { price: { $in: 5 } }],
  ['a negative $size', { tags: { $size: -1 } }],
  ['$mod by zero', { price: { $mod: [0, 1] } }],
  ['JavaScript', { $where: 'this.price > 1' }],
  ['an empty $or', { $or: [] }],
];

test.each(refused)('refuses %s', async (_name, filter) => {
  await expect(shelf.options({ raw: true }).where(filter).get()).rejects.toMatchObject(failed);
});

test('counts what a filter finds', async () => {
  expect(await shelf.where({ tags: 'new' }).count()).toMatchObject({ total: 3 });
  expect(await shelf.count()).toMatchObject({ total: 4 });
});
