import { MAXIMUM_AMOUNT, type Fen } from '@vip-card/core';

/**
 * What a keypad shows while somebody types yuan: `''`, `'0'`, `'128'`, `'128.'`, `'128.5'`, `'128.50'`. Digits stay text until
 * they become integer fen, so no amount ever passes through a float.
 */
export type AmountEntry = string;

export const amountKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', '.', 'delete'] as const;
export type AmountKey = (typeof amountKeys)[number];

/** The entry after one key; a key that makes no sense now, or leads beyond what the counter takes, changes nothing. */
export function pressAmount(entry: AmountEntry, key: AmountKey): AmountEntry {
  if (key === 'delete') return entry.slice(0, -1);
  if (key === '.') return entry.includes('.') ? entry : `${entry === '' ? '0' : entry}.`;
  return Array.from(key).reduce(appendDigit, entry);
}

function appendDigit(entry: AmountEntry, digit: string): AmountEntry {
  const decimals = entry.split('.')[1];
  if (decimals !== undefined && decimals.length >= 2) return entry;
  const next = entry === '0' ? digit : entry + digit;
  return amountInFen(next) > MAXIMUM_AMOUNT ? entry : next;
}

/** The entry in fen; nothing typed is zero. */
export function amountInFen(entry: AmountEntry): Fen {
  const [yuan = '', decimals = ''] = entry.split('.');
  return Number(yuan + decimals.padEnd(2, '0')) as Fen;
}

/** The shortest entry that means this amount, for going on typing where a stored amount left off. */
export function amountEntry(fen: Fen): AmountEntry {
  const digits = String(fen).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -2) : `${digits.slice(0, -2)}.${decimals}`;
}
