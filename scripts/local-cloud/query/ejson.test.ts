import { BSONRegExp, Binary, Decimal128, EJSON, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { decode, encode } from './ejson';
import { QueryError } from './query-error';

const now = new Date('2026-03-01T00:00:00Z');

const names = fc
  .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', '名', '__proto__', 'constructor', 'a"b\\', '\u2028'))
  .filter((name) => !name.startsWith('$') && name !== '_bsontype' && name !== '__proto__');
const scalars = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.constantFrom(new BSONRegExp('^a/b', 'im'), new MinKey(), new MaxKey(), Decimal128.fromString('1.5')),
  fc.constantFrom(new Timestamp({ t: 5, i: 1 }), new Binary(Buffer.from('bytes'))),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
);
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
}));
const documents = fc.dictionary(names, values, { maxKeys: 6, noNullPrototype: true });

/** bson's canonical form with those numbers plain that a double holds exactly as they are. */
function plainNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, inner] = ['', ''], ...more] = Object.entries(value);
  const number = Number(inner);
  const isPlain =
    name === '$numberInt' ||
    (name === '$numberLong' && Number.isSafeInteger(number)) ||
    (name === '$numberDouble' && Number.isFinite(number) && !Object.is(number, -0));
  if (more.length === 0 && isPlain) return number;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === '$date' ? each : plainNumbers(each)]),
  );
}

test('writes what bson would write, with plain numbers', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const canonical: unknown = JSON.parse(EJSON.stringify(document, { relaxed: false }));
      expect(JSON.parse(encode(document))).toEqual(plainNumbers(canonical));
    }),
  );
});

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = encode(document);
      expect(encode(decode(text, now))).toBe(text);
    }),
  );
});

test('reads what bson reads', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = EJSON.stringify(document, { relaxed: false });
      expect(EJSON.stringify(decode(text, now), { relaxed: false })).toBe(text);
    }),
  );
});

test('reads every number as a JavaScript number, and as a Long only where precision would be lost', () => {
  expect(decode('[{"$numberInt":"5"},{"$numberLong":"5"},{"$numberDouble":"5.5"}]', now)).toEqual([5, 5, 5.5]);
  expect(decode('[{"$numberDouble":"-Infinity"},{"$numberDouble":"NaN"},7]', now)).toEqual([-Infinity, NaN, 7]);
  expect(Object.is(decode('{"$numberDouble":"-0.0"}', now), -0)).toBe(true);
  expect(decode('{"$numberLong":"9007199254740993"}', now)).toEqual(Long.fromString('9007199254740993'));
});

test('resolves the server date with its offset', () => {
  expect(decode('{"at":{"$tcb_server_date":{"offset":{"$numberInt":"1500"}}}}', now)).toEqual({
    at: new Date(now.getTime() + 1500),
  });
  expect(decode('{"$tcb_server_date":{}}', now)).toEqual(now);
});

test('keeps operator documents as they are', () => {
  const text = '{"a":{"$gt":{"$numberInt":"1"},"$regex":"x","$options":"i"}}';
  expect(decode(text, now)).toEqual({ a: { $gt: 1, $regex: 'x', $options: 'i' } });
});

test('keeps a field named __proto__ a field', () => {
  const decoded = decode('{"__proto__":{"admin":{"$numberInt":"1"}}}', now) as object;
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  expect(encode(decoded)).toBe('{"__proto__":{"admin":1}}');
});

test.each(['{', '{"$date":"soon"}', '{"$oid":"xyz"}', '{"$regularExpression":{}}', '{"$numberDecimal":"one"}'])(
  'refuses %s',
  (text) => {
    expect(() => decode(text, now)).toThrow(QueryError);
  },
);
