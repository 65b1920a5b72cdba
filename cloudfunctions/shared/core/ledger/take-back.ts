import type { EpochMs, Points } from '../units';
import { burnOrder, isActive, type Debt, type Lot } from './account';
import type { Draw, Movement } from './movement';
import { drawFrom, sumOfPoints } from './post';
import { drawOf, type Postings } from './postings';

/** Points that were given and are to be taken back again. */
export interface Claim {
  points: Points;
  /** The lots that they went into, those first from which to take first. */
  lots: readonly number[];
  /** Who had issued them, and is owed what cannot be found. */
  entity: string;
  /** At most so many of them expired unused, and count as taken back: nobody owes points that she could never use. */
  lapsed: Points;
}

export interface TakenBack {
  draws: Draw[];
  owes: Debt[];
  /** Of each claim, in their order. */
  lapsed: Points[];
}

/**
 * Finds points that are to be taken back: of each claim first in its own lots, pending or not, then among what expired of
 * them; what is missing then in the other active lots, soonest to expire first; and the rest is owed.
 */
export function takeBack(postings: Pick<Postings, 'account'>, claims: readonly Claim[], now: EpochMs): TakenBack {
  const draws: Draw[] = [];
  let lots: readonly Lot[] = postings.account.lots;
  const draw = (lot: Lot, wanted: number): number => {
    const points = Math.min(wanted, lot.remaining) as Points;
    if (points === 0) return 0;
    draws.push(drawOf(lot, points));
    lots = drawFrom(lots, [{ lot: lot.id, points }]);
    return points;
  };
  const lapsed: Points[] = [];
  const missing = claims.map((claim) => {
    let left: number = claim.points;
    for (const id of claim.lots) {
      const lot = lots.find((each) => each.id === id);
      if (lot) left -= draw(lot, left);
    }
    const gone = Math.min(left, claim.lapsed) as Points;
    lapsed.push(gone);
    return { entity: claim.entity, points: left - gone };
  });
  for (const each of missing) {
    for (const lot of lots.filter((active) => isActive(active, now)).sort(burnOrder)) {
      each.points -= draw(lot, each.points);
    }
  }
  const owes = missing.flatMap(({ entity, points }) => (points > 0 ? [{ entity, points: points as Points }] : []));
  return { draws: merged(draws), owes: summed(owes), lapsed };
}

/** How many points of each lot expired, by the movements that wrote them off. */
export function expiredByLot(movements: readonly Movement[]): Map<number, Points> {
  const expired = new Map<number, Points>();
  for (const { kind, effects } of movements) {
    if (kind !== 'expire') continue;
    for (const { lot, points } of effects.draws ?? []) {
      expired.set(lot, sumOfPoints([expired.get(lot) ?? (0 as Points), points]));
    }
  }
  return expired;
}

function merged(draws: readonly Draw[]): Draw[] {
  const byLot = new Map<number, Draw>();
  for (const draw of draws) {
    const known = byLot.get(draw.lot);
    byLot.set(draw.lot, known ? { ...known, points: (known.points + draw.points) as Points } : draw);
  }
  return [...byLot.values()];
}

function summed(debts: readonly Debt[]): Debt[] {
  const byEntity = new Map<string, number>();
  for (const { entity, points } of debts) byEntity.set(entity, (byEntity.get(entity) ?? 0) + points);
  return [...byEntity].map(([entity, points]) => ({ entity, points: points as Points }));
}
