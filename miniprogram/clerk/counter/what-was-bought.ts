import type { SaleLine } from '@vip-card/core';
import type { Words } from './customer-line';

/** The first articles by name, or by category where no name was given, and how many there were. */
export function whatWasBought(
  lines: readonly SaleLine[],
  category: (id: string) => string,
  { clerk }: Pick<Words, 'clerk'>,
): string {
  const names = [...new Set(lines.map((line) => line.name ?? category(line.category)))];
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  return clerk.member.items(names.slice(0, 2), pieces);
}
