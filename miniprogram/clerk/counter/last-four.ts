import type { AmountKey } from './amount-entry';

/** How many digits of a phone number a customer is asked for. */
export const digitsAsked = 4;

/** The digits after one key of the keypad; a fifth digit changes nothing. */
export function pressDigit(digits: string, key: AmountKey): string {
  if (key === 'delete') return digits.slice(0, -1);
  if (!/^\d$/.test(key) || digits.length >= digitsAsked) return digits;
  return digits + key;
}

/** What the four boxes show. */
export function boxesOf(digits: string): string[] {
  return Array.from({ length: digitsAsked }, (_, at) => digits[at] ?? '');
}
