import type { Points } from '../units';

/**
 * Spreads `total` whole points over parts whose exact claims are `claims[i] / denominator`, by largest remainder: everybody
 * gets the whole points of their claim, and what is left goes one by one to the largest fractions, earlier parts first
 * among equals. `total` must be the floor of the sum of the claims.
 */
export function spread(claims: readonly number[], denominator: number, total: Points): Points[] {
  const remainders = claims.map((claim) => claim % denominator);
  const parts = claims.map((claim, index) => (claim - (remainders[index] ?? 0)) / denominator);
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  if (left > 0) {
    const byRemainder = remainders.map((remainder, index) => ({ remainder, index }));
    byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
    for (const { index } of byRemainder) {
      if (left === 0) break;
      parts[index] = (parts[index] ?? 0) + 1;
      left -= 1;
    }
  }
  return parts as Points[];
}
