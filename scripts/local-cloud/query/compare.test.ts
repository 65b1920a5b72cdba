import { BSONRegExp, Long, MaxKey, MinKey, ObjectId } from 'bson';
import fc from 'fast-check';
import { compareValues, equalValues } from './compare';

/** One value of each type, in MongoDB's order. */
const ladder: unknown[] = [
  new MinKey(),
  null,
  -1,
  1.5,
  'a',
  {},
  { a: 1 },
  [],
  [1],
  new ObjectId('000000000000000000000001'),
  false,
  true,
  new Date(0),
  new BSONRegExp('a'),
  new MaxKey(),
];

test('orders the types as MongoDB does', () => {
  const shuffled = [...ladder].reverse();
  expect(shuffled.sort(compareValues)).toEqual(ladder);
});

const anything = fc.anything({ maxDepth: 2, withDate: true }).filter((value) => typeof value !== 'symbol');

test('is a total order', () => {
  fc.assert(
    fc.property(anything, anything, anything, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(Math.sign(-compareValues(b, a)) + 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('compares numbers of every width by value', () => {
  expect(equalValues(5, Long.fromNumber(5))).toBe(true);
  expect(compareValues(Long.fromString('9007199254740993'), 9007199254740992)).toBeGreaterThan(0);
  expect(compareValues(Number.NaN, -Infinity)).toBeLessThan(0);
});

test('compares strings by code point, so that an emoji comes after every character of the basic plane', () => {
  expect(compareValues('\u{1f600}', '\uffee')).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareValues(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

test('minds the order of fields between documents', () => {
  expect(equalValues({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  expect(compareValues({ a: 1 }, { a: 1, b: 0 })).toBeLessThan(0);
  expect(compareValues({ a: 2 }, { b: 1 })).toBeLessThan(0);
  expect(compareValues({ b: 1 }, { a: 'x' })).toBeLessThan(0);
});

test('takes missing for null', () => {
  expect(equalValues(undefined, null)).toBe(true);
});
