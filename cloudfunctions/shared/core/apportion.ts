/**
 * Splits a whole number over parts in proportion to whole, non-negative weights, by largest remainder: everybody gets the
 * whole units of their claim, and what is left goes one by one to the largest fractions; among equals to the larger weight,
 * then to the earlier part. All weights zero: nobody gets anything.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n || total === 0) return weights.map(() => 0);
  const claims = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = claims.map((claim) => Number(claim / sum));
  const byRemainder = claims
    .map((claim, index) => ({ remainder: claim % sum, weight: weights[index] ?? 0, index }))
    .sort((a, b) => descending(a.remainder, b.remainder) || descending(a.weight, b.weight) || a.index - b.index);
  const left = total - parts.reduce((all, part) => all + part, 0);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

function descending<Value extends bigint | number>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

/** `floor(total * part / whole)`, exact; `part` lies within `whole`, which is positive. */
export function share(total: number, part: number, whole: number): number {
  return Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}
