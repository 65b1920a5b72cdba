import { share } from '../apportion';
import { sumOfPoints } from '../ledger/post';
import type { Bonus } from '../points-rules/award';
import type { Fen, Points } from '../units';
import { moneyHeld, type GivenBack } from './give-back';
import type { Sale, SaleLot } from './sale';
import { overlap, within } from './stretch';
import type { PointsTender } from './tender';

/** What goes over to the new goods, and what is left of the old ones to be given back. */
export interface Parts {
  given: GivenBack;
  paid: Fen;
  /** `shares` and `bonuses` are the points that go over. */
  carried: { shares: Points; bonuses: Bonus[]; tender: PointsTender | null; lots: SaleLot[] };
  rest: GivenBack;
}

/** Splits what comes back in the proportion in which the new goods cover it: first what goes over, then what is given back. */
export function split(given: GivenBack, paid: Fen): Parts {
  const { sale, after, refunded, worth, restored, reversed } = given;
  const covered = Math.min(paid, refunded) as Fen;
  const keep = (total: number): number => (covered === refunded ? total : share(total, covered, refunded));
  const carriedWorth = keep(worth) as Fen;
  const money = (covered - carriedWorth) as Fen;
  const lost = after.returned.bonuses - sale.returned.bonuses;
  const shares = keep(reversed - lost) as Points;
  const bonuses = bonusesMoved(sale, after, money);
  const points = (shares + sumOfPoints(bonuses.map((bonus) => bonus.points))) as Points;
  const redeemed = keep(restored) as Points;
  const lastTakenFirst = [...(sale.tender?.draws ?? [])].reverse();
  const draws = within(lastTakenFirst, sale.returned.restored, redeemed).reverse();
  // From here on the sale looks as if what goes over had been returned already.
  const moved: Sale = {
    ...sale,
    refunded: (sale.refunded + covered) as Fen,
    reversed: (sale.reversed + points) as Points,
    returned: {
      ...sale.returned,
      worth: (sale.returned.worth + carriedWorth) as Fen,
      restored: (sale.returned.restored + redeemed) as Points,
    },
  };
  return {
    given,
    paid,
    carried: {
      shares,
      bonuses,
      tender: carriedWorth > 0 ? { points: redeemed, worth: carriedWorth, draws } : null,
      lots: partsOf(sale, { money, points }),
    },
    rest: {
      sale: moved,
      after,
      refunded: (refunded - covered) as Fen,
      worth: (worth - carriedWorth) as Fen,
      restored: (restored - redeemed) as Points,
      reversed: (reversed - points) as Points,
    },
  };
}

/** The fixed bonuses that the old goods no longer hold up, and together with the new ones would: they go over. */
function bonusesMoved(sale: Sale, after: Sale, carried: Fen): Bonus[] {
  const before = moneyHeld(sale);
  const left = moneyHeld(after);
  return sale.award.bonuses
    .filter(({ whileSpent }) => whileSpent <= before && left < whileSpent && whileSpent <= left + carried)
    .map((bonus) => ({ ...bonus, whileSpent: Math.max(bonus.whileSpent - left, 1) as Fen }));
}

/** The next parts of a sale's lots that come to so much money and so many points. */
function partsOf(sale: Sale, wanted: { money: Fen; points: Points }): SaleLot[] {
  let money = 0;
  let points = 0;
  return sale.lots.flatMap((part) => {
    const net = overlap(money, part.net, sale.refunded - sale.returned.worth, wanted.money);
    const earned = overlap(points, part.points, sale.reversed, wanted.points);
    money += part.net;
    points += part.points;
    return net > 0 || earned > 0 ? [{ ...part, net: net as Fen, points: earned as Points }] : [];
  });
}
