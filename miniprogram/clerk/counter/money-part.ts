import type { Fen, SaleLine } from '@vip-card/core';

/** A line as the rules see it: what is paid of it in money, and what points paid of it. */
export interface LineInMoney {
  category: string;
  list: Fen;
  paid: Fen;
  paidWithPoints?: Fen;
}

/**
 * Takes what points pay off the lines of a bill, each its part by largest remainder, as the server does: the rest is what
 * earns.
 */
export function inMoney(lines: readonly SaleLine[], worth: Fen): LineInMoney[] {
  const parts = partsOf(
    worth,
    lines.map((line) => line.paid),
  );
  return lines.map(({ category, list, paid }, index) => {
    const part = (parts[index] ?? 0) as Fen;
    const rest = { category, list, paid: (paid - part) as Fen };
    return part > 0 ? { ...rest, paidWithPoints: part } : rest;
  });
}

function partsOf(total: Fen, weights: readonly Fen[]): number[] {
  const sum = BigInt(weights.reduce<number>((all, weight) => all + weight, 0));
  if (total === 0 || sum === BigInt(0)) return weights.map(() => 0);
  const claims = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = claims.map((claim) => Number(claim / sum));
  const left = total - parts.reduce((all, part) => all + part, 0);
  const largestFirst = claims
    .map((claim, index) => ({ fraction: claim % sum, weight: weights[index] ?? 0, index }))
    .sort((a, b) => largerFirst(a.fraction, b.fraction) || largerFirst(a.weight, b.weight) || a.index - b.index);
  for (const { index } of largestFirst.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

function largerFirst<Value extends bigint | number>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? 1 : -1;
}
