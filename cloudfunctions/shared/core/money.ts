import type { Fen } from './units';

/** Ten million yuan: no bill, and no line of one, is larger. Below it every sum of the engine is an exact integer. */
export const MAXIMUM_AMOUNT = 1_000_000_000 as Fen;

const DECIMAL_YUAN = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/;

/**
 * Reads an amount written in yuan, such as `139.12`, `5` or `-5.1`, into fen. Digits are moved, never computed with
 * floats: `0.29` is 29 fen. Answers undefined for anything else, a third significant decimal included.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = DECIMAL_YUAN.exec(text.trim());
  if (!match) return undefined;
  const [, sign, yuan = '', decimals = ''] = match;
  const fen = Number(`${yuan}${decimals.padEnd(2, '0')}`);
  return (sign === '-' && fen > 0 ? -fen : fen) as Fen;
}

/** The sum of amounts, in fen. */
export function sumOf(amounts: readonly Fen[]): Fen {
  return amounts.reduce<number>((sum, amount) => sum + amount, 0) as Fen;
}
