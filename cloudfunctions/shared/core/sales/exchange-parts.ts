import { apportion, share } from '../apportion';
import { sumOfPoints } from '../ledger/post';
import { sumOf } from '../money';
import type { Bonus } from '../points-rules/award';
import type { Fen, Points } from '../units';
import { moneyHeld, refundedThatCounts, type GivenBack } from './give-back';
import type { Sale, SaleLine, SaleLot } from './sale';
import { nextParts, within } from './stretch';
import type { PointsTender } from './tender';

/** What goes over to the new goods, what is left of the old ones to be given back, and what the new ones cost more. */
export interface Parts {
  /** `shares` of each new line and `bonuses` are the points that go over. */
  carried: { shares: Points[]; bonuses: Bonus[]; tender: PointsTender | null; lots: SaleLot[] };
  rest: GivenBack;
  /** Of each new line. */
  differences: Fen[];
}

/**
 * Splits what comes back in the proportion in which the new goods cover it: first what goes over, then what is given back.
 * Points go over to goods that count for points only, as far as these cover what counted of the old ones; on the others
 * they would be points for what earns none, and so they are given back.
 *
 * @param uncounted the new lines that the rules exclude, by their place
 */
export function split(given: GivenBack, lines: readonly SaleLine[], uncounted: ReadonlySet<number>): Parts {
  const { sale, after, refunded, worth, restored, reversed } = given;
  const prices = lines.map((line) => line.paid);
  const paid = sumOf(prices);
  const covered = Math.min(paid, refunded) as Fen;
  const differences = apportion(paid - covered, prices) as Fen[];
  const keep = (total: number): number => (covered === refunded ? total : share(total, covered, refunded));
  const carriedWorth = keep(worth) as Fen;
  const counting = (ofLine: (line: number) => number): number =>
    prices.reduce((sum, _, line) => (uncounted.has(line) ? sum : sum + ofLine(line)), 0);
  const countedBefore = refundedThatCounts(given);
  const counted = counting((line) => (prices[line] ?? 0) - (differences[line] ?? 0));
  const worths = apportion(carriedWorth, prices);
  const lost = after.returned.bonuses - sale.returned.bonuses;
  const shares = countedBefore === 0 ? 0 : share(reversed - lost, Math.min(counted, countedBefore), countedBefore);
  const bonuses = bonusesMoved(sale, after, counted - counting((line) => worths[line] ?? 0));
  const points = sumOfPoints([shares as Points, ...bonuses.map((bonus) => bonus.points)]);
  const redeemed = keep(restored) as Points;
  const lastTakenFirst = [...(sale.tender?.draws ?? [])].reverse();
  const draws = within(lastTakenFirst, sale.returned.restored, redeemed).reverse();
  const parts = nextParts(sale, { money: (covered - carriedWorth) as Fen, points });
  return {
    carried: {
      shares: apportion(
        shares,
        prices.map((price, line) => (uncounted.has(line) ? 0 : price)),
      ) as Points[],
      bonuses,
      tender: carriedWorth > 0 ? { points: redeemed, worth: carriedWorth, draws } : null,
      lots: parts.filter((part) => part.net > 0 || part.points > 0),
    },
    rest: {
      // From here on the sale looks as if what goes over had been returned already.
      sale: {
        ...sale,
        refunded: (sale.refunded + covered) as Fen,
        reversed: (sale.reversed + points) as Points,
        returned: {
          ...sale.returned,
          worth: (sale.returned.worth + carriedWorth) as Fen,
          restored: (sale.returned.restored + redeemed) as Points,
        },
      },
      after,
      refunded: (refunded - covered) as Fen,
      worth: (worth - carriedWorth) as Fen,
      restored: (restored - redeemed) as Points,
      reversed: (reversed - points) as Points,
    },
    differences,
  };
}

/** The fixed bonuses that the old goods no longer hold up, and together with the new ones would: they go over. */
function bonusesMoved(sale: Sale, after: Sale, carried: number): Bonus[] {
  const before = moneyHeld(sale);
  const left = moneyHeld(after);
  return sale.award.bonuses
    .filter(({ whileSpent }) => whileSpent <= before && left < whileSpent && whileSpent <= left + carried)
    .map((bonus) => ({ ...bonus, whileSpent: Math.max(bonus.whileSpent - left, 1) as Fen }));
}
