import type { Fen } from '@vip-card/core';

/** Yuan as a spreadsheet reads it: no grouping, two decimals, no float. */
export function plainYuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
