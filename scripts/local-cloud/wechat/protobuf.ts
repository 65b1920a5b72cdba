/** The little of protobuf that wx-server-sdk's openapi calls need: varints and length-delimited fields. */

export type WireValue = number | Buffer;

/** All fields of a message by number, in order; repeated fields have several values. */
export function decodeMessage(bytes: Buffer): Map<number, WireValue[]> {
  const fields = new Map<number, WireValue[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes.readUInt8(at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const value = readValue(tag & 7);
    const field = tag >>> 3;
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;

  function readValue(wireType: number): WireValue {
    if (wireType === 0) return varint();
    if (wireType !== 2) throw new RangeError(`Unexpected wire type ${wireType}`);
    const end = varint() + at;
    if (end > bytes.length) throw new RangeError('The message is cut off');
    const value = bytes.subarray(at, end);
    at = end;
    return value;
  }
}

/** Fields in the given order; numbers are not negative and below 2^32. */
export function encodeMessage(fields: readonly (readonly [field: number, value: number | string | Buffer])[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([field, value]) => {
      if (typeof value === 'number') return [encodeVarint(field << 3), encodeVarint(value)];
      const bytes = Buffer.from(value);
      return [encodeVarint((field << 3) | 2), encodeVarint(bytes.length), bytes];
    }),
  );
}

function encodeVarint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}
