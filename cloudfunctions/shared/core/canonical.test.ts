import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { canonicalJson, contentHash } from './canonical';

it('writes the same meaning in the same way', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '童' }], a: undefined })).toBe('{"b":[1,{"c":"童","d":null}]}');
});

it('refuses what JSON cannot say', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN');
  expect(() => canonicalJson(undefined)).toThrow('undefined');
});

it('does not depend on the order of keys, and hashes UTF-8 as everybody does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      expect(contentHash(reversed)).toBe(contentHash(object));
      expect(contentHash(object)).toBe(createHash('sha256').update(canonicalJson(object)).digest('hex'));
    }),
  );
});
