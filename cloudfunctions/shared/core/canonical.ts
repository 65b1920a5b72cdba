import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/**
 * One text for one meaning: JSON with the keys of every object in code-unit order and without undefined members. Numbers
 * are written as JSON writes them; NaN and infinities have no JSON and throw.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
  if (value === undefined) throw new TypeError('undefined has no canonical JSON');
  return JSON.stringify(value);
}

/** SHA-256 of the canonical JSON, hexadecimal. */
export function contentHash(value: unknown): string {
  return bytesToHex(sha256(utf8(canonicalJson(value))));
}

/** Splits a text into what is ASCII and, at every odd place, what is not. */
const NOT_ASCII = /([\u0080-\uffff]+)/;

/** Phones have no TextEncoder; encodeURIComponent writes UTF-8 everywhere: `%E7%B4%A0` for a character of three bytes. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const [place, piece] of text.split(NOT_ASCII).entries()) {
    if (place % 2 === 0) for (let at = 0; at < piece.length; at += 1) bytes.push(piece.charCodeAt(at));
    else for (const hex of encodeURIComponent(piece).slice(1).split('%')) bytes.push(parseInt(hex, 16));
  }
  return Uint8Array.from(bytes);
}
