import type { EpochMs, Points } from '../units';
import { burnOrder, isActive, type Debt, type Lot } from './account';
import type { Draw, Lapse, Movement } from './movement';
import { drawFrom } from './post';
import { drawOf, type Postings } from './postings';

/** Points that were given and are to be taken back again. */
export interface Claim {
  points: Points;
  /** The lot that they went into. */
  lot: number;
  /** Other lots of the same sale, which come before all others, pending or not. */
  siblings: readonly number[];
  /** Who had issued them, and is owed what cannot be found. */
  entity: string;
}

export interface TakenBack {
  draws: Draw[];
  owes: Debt[];
  /** Of each claim, in their order: points that had expired unused. */
  lapsed: Points[];
}

/**
 * Finds points that are to be taken back: of all claims first in the lots that they went into, pending or not, then among
 * what expired of these, which counts as taken back: nobody owes points that she could never use. What is missing then is
 * taken from the other lots of the same sale, from the other active lots, soonest to expire first; and the rest is owed to
 * the entity that had given it.
 *
 * @param expired how many points of each lot expired unused and forgave no claim yet: each of them forgives once
 */
export function takeBack(
  postings: Pick<Postings, 'account'>,
  claims: readonly Claim[],
  expired: ReadonlyMap<number, Points>,
  now: EpochMs,
): TakenBack {
  const draws: Draw[] = [];
  const forgiving = new Map<number, number>(expired);
  let lots: readonly Lot[] = postings.account.lots;
  const draw = (lot: Lot | undefined, wanted: number): number => {
    const points = Math.min(wanted, lot?.remaining ?? 0) as Points;
    if (!lot || points === 0) return 0;
    draws.push(drawOf(lot, points));
    lots = drawFrom(lots, [{ lot: lot.id, points }]);
    return points;
  };
  const named = (id: number): Lot | undefined => lots.find((each) => each.id === id);
  const open = claims.map((claim) => {
    const missing = claim.points - draw(named(claim.lot), claim.points);
    const lapsed = Math.min(missing, forgiving.get(claim.lot) ?? 0) as Points;
    forgiving.set(claim.lot, (forgiving.get(claim.lot) ?? 0) - lapsed);
    return { ...claim, lapsed, missing: missing - lapsed };
  });
  for (const claim of open) {
    for (const id of claim.siblings) claim.missing -= draw(named(id), claim.missing);
  }
  for (const claim of open) {
    for (const lot of lots.filter((each) => isActive(each, now)).sort(burnOrder)) {
      claim.missing -= draw(lot, claim.missing);
    }
  }
  const owes = open.flatMap(({ entity, missing }) => (missing > 0 ? [{ entity, points: missing as Points }] : []));
  return { draws: merged(draws), owes: summed(owes), lapsed: open.map(({ lapsed }) => lapsed) };
}

/** How many points of each lot expired and have forgiven no claim yet, by the movements that say so. */
export function expiredByLot(movements: readonly Movement[]): Map<number, Points> {
  const expired = new Map<number, Points>();
  const add = (lot: number, points: number): void => {
    expired.set(lot, ((expired.get(lot) ?? 0) + points) as Points);
  };
  for (const movement of movements) {
    if (movement.kind === 'expire') for (const { lot, points } of movement.effects.draws ?? []) add(lot, points);
    if (movement.kind === 'return') for (const { lot, points } of movement.lapses) add(lot, 0 - points);
  }
  return expired;
}

/** What lapsed, by lot: a line for each claim that some of it forgave. */
export function lapsesOf(claims: readonly Claim[], { lapsed }: Pick<TakenBack, 'lapsed'>): Lapse[] {
  return claims.flatMap(({ lot }, index) => {
    const points = lapsed[index] ?? (0 as Points);
    return points > 0 ? [{ lot, points }] : [];
  });
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
