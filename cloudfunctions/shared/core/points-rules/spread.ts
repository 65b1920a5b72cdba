import type { Points } from '../units';

/**
 * Spreads `total` whole points over parts whose exact claims are `claims[i] / denominator`, by largest remainder: everybody
 * gets the whole points of their claim, and what is left goes one by one to the largest fractions; among equal fractions to
 * the larger claim, and among equal claims to the earlier part. `total` must be the floor of the sum of the claims.
 */
export function spread(claims: readonly number[], denominator: number, total: Points): Points[] {
  const parts: number[] = [];
  let left: number = total;
  for (const claim of claims) {
    const part = wholePart(claim, denominator);
    parts.push(part);
    left -= part;
  }
  if (left > 0) {
    giveOut(
      left,
      parts,
      claims,
      claims.map((claim, index) => claim - (parts[index] ?? 0) * denominator),
    );
  }
  return parts as Points[];
}

/**
 * Spreads fewer points than the parts claim, in proportion to their claims. The products leave the exact integers of
 * numbers, so this takes big ones; only a bill that a cap cuts comes here.
 */
export function spreadInProportion(claims: readonly number[], total: Points): Points[] {
  const all = BigInt(claims.reduce((sum, claim) => sum + claim, 0));
  const parts: number[] = [];
  const remainders: bigint[] = [];
  let left: number = total;
  for (const claim of claims) {
    const share = BigInt(claim) * BigInt(total);
    const part = Number(share / all);
    parts.push(part);
    remainders.push(share % all);
    left -= part;
  }
  if (left > 0) giveOut(left, parts, claims, remainders);
  return parts as Points[];
}

/** The quotient of a division without remainder, for exact integers. Division alone may round up to the next whole number. */
export function wholePart(claim: number, denominator: number): number {
  const quotient = Math.floor(claim / denominator);
  return quotient * denominator > claim ? quotient - 1 : quotient;
}

function giveOut(
  left: number,
  parts: number[],
  claims: readonly number[],
  remainders: readonly (number | bigint)[],
): void {
  const order = claims.map((_, index) => index);
  order.sort((a, b) => descending(remainders, a, b) || descending(claims, a, b) || a - b);
  for (const index of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
}

function descending(values: readonly (number | bigint)[], a: number, b: number): number {
  const [left, right] = [values[a] ?? 0, values[b] ?? 0];
  return left === right ? 0 : left > right ? -1 : 1;
}
