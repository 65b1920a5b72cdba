import { rewardOf, sumOfPoints, type DecidedReturn, type Movement, type ReturnDecision } from '@vip-card/core';

/** A decided return as the clerk reads it, the same before and after it is carried out. */
export function returnResult({
  return: kept,
  movements,
  account,
  tierBefore,
  lost,
  grace,
  pointsAfter,
}: DecidedReturn): ReturnDecision {
  return {
    sales: kept.sales.map(({ receipt, at, refunded, points, restored }) => ({
      receipt,
      at,
      refunded,
      points,
      restored,
    })),
    unmatched: kept.unmatched,
    refunded: kept.refunded,
    cash: kept.cash,
    restored: kept.restored,
    grace,
    reversed: kept.reversed,
    lapsed: kept.lapsed,
    settled: kept.settled,
    owedAdded: owedBy(movements),
    pointsAfter,
    owedAfter: account.owed,
    tierBefore,
    tierAfter: account.tier,
    rewardsLost: lost.map(rewardOf),
  };
}

/** What goods that came back left owed, with what a milestone left that they had reached. */
export function owedBy(movements: readonly Movement[]): ReturnDecision['owedAdded'] {
  return sumOfPoints(movements.flatMap(({ effects }) => (effects.owes ?? []).map(({ points }) => points)));
}
