import { randomInt } from 'node:crypto';

/** Digits and letters that nobody mistakes for one another: no I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * 50 bits. A colleague types them on a phone; a guesser with a thousand tries a second for the two days that an
 * invitation lives stays below one chance in six million.
 */
const CHARACTERS = 10;
const GROUP = 5;

/** A new code as it is stored: `K7P2M4XQ9T`. */
export function newInvitationCode(): string {
  return Array.from({ length: CHARACTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** The code as people read it: `K7P2M-4XQ9T`. */
export function printedCode(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}

/** What somebody typed, as it is stored: case, spaces and hyphens do not matter, nor O for 0 and I or L for 1. */
export function typedCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
