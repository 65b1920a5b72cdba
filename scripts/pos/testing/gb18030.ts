const bytesOf = new Map<string, readonly [number, number]>();

/** Text as GBK, which no library of ours writes: the table is read out of the decoder. */
export function encodeGbk(text: string): Buffer {
  if (bytesOf.size === 0) fill();
  const bytes = Array.from(text, (character) => bytesOf.get(character) ?? [character.charCodeAt(0)]);
  return Buffer.from(bytes.flat());
}

function fill(): void {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
}
