import fc from 'fast-check';
import { decodeMessage, encodeMessage } from './protobuf';

it('reads what it wrote, in order, repeated fields included', () => {
  const value = fc.oneof(
    fc.nat(2 ** 32 - 1),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
  const fields = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), value));
  fc.assert(
    fc.property(fields, (written) => {
      const expected = new Map<number, unknown[]>();
      for (const [field, each] of written) expected.set(field, [...(expected.get(field) ?? []), each]);
      expect(decodeMessage(encodeMessage(written))).toEqual(expected);
    }),
  );
});

it('throws on a message that is cut off anywhere', () => {
  const whole = encodeMessage([[1, 'some text']]);
  for (let length = 1; length < whole.length; length++) {
    expect(() => decodeMessage(whole.subarray(0, length))).toThrow(/out of range|cut off/);
  }
});
