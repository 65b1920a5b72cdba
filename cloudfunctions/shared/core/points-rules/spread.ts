import type { Points } from '../units';

/**
 * Spreads `total` whole points over the first `count` parts, whose exact claims are `claims[i] / denominator`, by largest
 * remainder: everybody gets the whole points of their claim, and what is left goes one by one to the largest fractions;
 * among equal fractions to the larger claim, and among equal claims to the earlier part. `total` must be the floor of the
 * sum of the claims.
 * @param parts receives what each part gets
 */
export function spread(
  claims: Float64Array,
  count: number,
  denominator: number,
  total: Points,
  parts: number[],
  remainders: Float64Array,
): void {
  if (count === 1) {
    parts[0] = total;
    return;
  }
  let left: number = total;
  for (let at = 0; at < count; at += 1) {
    const claim = claims[at] ?? 0;
    const part = wholePart(claim, denominator);
    parts[at] = part;
    remainders[at] = claim - part * denominator;
    left -= part;
  }
  if (count > FEW) giveOutToMany(left, count, parts, claims, remainders);
  else giveOut(left, count, parts, claims, remainders);
}

/** For the parts of a usual bill, choosing the next one is faster than sorting all. */
const FEW = 12;

function giveOut(left: number, count: number, parts: number[], claims: Float64Array, remainders: Float64Array): void {
  for (let given = 0; given < left; given += 1) {
    let next = 0;
    for (let at = 1; at < count; at += 1) if (goesBefore(at, next, claims, remainders)) next = at;
    parts[next] = (parts[next] ?? 0) + 1;
    remainders[next] = -1; // It had its turn.
  }
}

/** Everybody above the last remainder that gets a point gets one; among those who have just that one, the order decides. */
function giveOutToMany(
  left: number,
  count: number,
  parts: number[],
  claims: Float64Array,
  remainders: Float64Array,
): void {
  if (left === 0) return;
  const last = remainders.slice(0, count).sort()[count - left] ?? 0;
  const equals: number[] = [];
  let waiting = left;
  for (let at = 0; at < count; at += 1) {
    const remainder = remainders[at] ?? 0;
    if (remainder === last) equals.push(at);
    if (remainder <= last) continue;
    parts[at] = (parts[at] ?? 0) + 1;
    waiting -= 1;
  }
  if (equals.length > waiting) equals.sort((a, b) => (goesBefore(a, b, claims, remainders) ? -1 : 1));
  for (const at of equals.slice(0, waiting)) parts[at] = (parts[at] ?? 0) + 1;
}

/** A strict order: the larger remainder, then the larger claim, then the earlier part. */
function goesBefore(a: number, b: number, claims: Float64Array, remainders: Float64Array): boolean {
  const ofA = remainders[a] ?? 0;
  const ofB = remainders[b] ?? 0;
  if (ofA !== ofB) return ofA > ofB;
  const claimOfA = claims[a] ?? 0;
  const claimOfB = claims[b] ?? 0;
  return claimOfA === claimOfB ? a < b : claimOfA > claimOfB;
}

/**
 * Spreads fewer points than the parts claim, in proportion to their claims, with the same order among remainders. The
 * products leave the exact integers of numbers, so this takes big ones; only a bill that a cap cuts comes here.
 */
export function spreadInProportion(claims: readonly number[], total: Points): Points[] {
  const all = BigInt(claims.reduce((sum, claim) => sum + claim, 0));
  const shares = claims.map((claim, index) => {
    const product = BigInt(claim) * BigInt(total);
    return { index, claim, part: Number(product / all), remainder: product % all };
  });
  const left = total - shares.reduce((sum, { part }) => sum + part, 0);
  const parts = shares.map(({ part }) => part);
  shares.sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return b.claim - a.claim || a.index - b.index;
  });
  for (const { index } of shares.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts as Points[];
}

/** The quotient of a division without remainder, for exact integers. Division alone may round up to the next whole number. */
export function wholePart(claim: number, denominator: number): number {
  const quotient = Math.floor(claim / denominator);
  return quotient * denominator > claim ? quotient - 1 : quotient;
}
