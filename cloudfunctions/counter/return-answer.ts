import type { DecidedReturn, ReturnDecision } from '@vip-card/core';

/** A decided return as the clerk reads it, the same before and after it is carried out. */
export function returnAnswer({ return: kept, account, pointsAfter }: DecidedReturn): ReturnDecision {
  return {
    sales: kept.sales.map(({ receipt, at, refunded, points }) => ({ receipt, at, refunded, points })),
    unmatched: kept.unmatched,
    reversed: kept.reversed,
    owedAdded: kept.owedAdded,
    pointsAfter,
    owedAfter: account.owed,
  };
}
