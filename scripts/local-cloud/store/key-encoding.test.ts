import { Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { compareValues } from '../query/compare';
import { encodeKey, invertKey, keyEnd, typeNeighbours } from './key-encoding';

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('', '\u0000', '\u0001', 'a\u0000', '\ud7ff', '\ue000', '\uffff', '😀', '会员'),
  fc.date({ noInvalidDate: true }),
  fc.integer({ min: 0 }).map((n) => Long.fromNumber(n)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', '\u0000') }), tie('value'), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  ),
}));

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

test('keys sort as BSON sorts the values', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(Math.sign(compareText(encodeKey(a), encodeKey(b)))).toBe(Math.sign(compareValues(a, b)));
    }),
    { numRuns: 2000 },
  );
});

test('inverted keys sort the other way round, also when more follows', () => {
  fc.assert(
    fc.property(value, value, scalar, scalar, (a, b, c, d) => {
      const [first, second] = [encodeKey(a), encodeKey(b)];
      fc.pre(first !== second);
      const expected = Math.sign(compareText(second, first));
      expect(Math.sign(compareText(invertKey(first) + encodeKey(c), invertKey(second) + encodeKey(d)))).toBe(expected);
    }),
  );
});

test('a key ends before what begins like it and before nothing else', () => {
  fc.assert(
    fc.property(value, value, scalar, (a, b, more) => {
      const [key, other] = [encodeKey(a), encodeKey(b)];
      expect(key + encodeKey(more) < key + keyEnd).toBe(true);
      expect(key + invertKey(encodeKey(more)) < key + keyEnd).toBe(true);
      if (other > key) expect(other > key + keyEnd).toBe(true);
    }),
  );
});

test('the neighbours of a type enclose all its keys, inverted or not', () => {
  fc.assert(
    fc.property(scalar, scalar, (a, b) => {
      fc.pre(encodeKey(b).startsWith(encodeKey(a).charAt(0)));
      const { below, above } = typeNeighbours(encodeKey(a));
      const key = encodeKey(b);
      expect(key > below + keyEnd && key < above).toBe(true);
      expect(invertKey(key) > invertKey(above) && invertKey(key) < invertKey(below)).toBe(true);
    }),
  );
});
