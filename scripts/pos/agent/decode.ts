export type Encoding = 'auto' | 'utf-8' | 'gb18030';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * The text of a file. Old Chinese tills write GBK, of which GB18030 is the whole; its text is next to never valid UTF-8, so
 * that what is not valid UTF-8 is GB18030. A mark at the beginning says UTF-8.
 */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'auto') return new TextDecoder(encoding).decode(bytes);
  if (BYTE_ORDER_MARK.every((byte, place) => bytes[place] === byte)) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
