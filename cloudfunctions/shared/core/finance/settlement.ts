import { apportion } from '../apportion';
import type { Draw, Effects, RedeemMovement, RestoreMovement } from '../ledger/movement';
import type { Fen, Points } from '../units';

/** Points of one entity that paid at another one's stores, and what of them went back with returned goods. */
export interface Settlement {
  /** Who issued the points and owes their worth, and whose store took them for money. */
  issuer: string;
  taker: string;
  redeemed: { points: Points; worth: Fen };
  restored: { points: Points; worth: Fen };
}

/** What remains between two entities when both directions are taken together. */
export interface Balance {
  from: string;
  to: string;
  worth: Fen;
}

/** What a payment with points, or one taken back, has to tell. */
type Payment = Pick<RedeemMovement, Told> | Pick<RestoreMovement, Told>;
type Told = 'kind' | 'entity' | 'worth' | 'effects';

type Side = 'redeemed' | 'restored';

/** Adds up payments with points into who owes whom. What an entity's own points paid in its own stores is nobody's debt. */
export class SettlementTally {
  readonly #settlements = new Map<string, Settlement>();

  /** @param soFar what was added up before */
  constructor(soFar: readonly Settlement[] = []) {
    for (const each of soFar) this.#settlements.set(JSON.stringify([each.issuer, each.taker]), each);
  }

  add({ kind, entity, worth, effects }: Payment): void {
    if (kind === 'redeem') this.count('redeemed', entity, effects.draws ?? [], worth);
    else this.count('restored', entity, [...(effects.restores ?? []), ...restoredAnew(effects)], worth);
  }

  /** By issuer, then by taker. */
  get settlements(): Settlement[] {
    return [...this.#settlements.values()].sort((a, b) => order(a.issuer, b.issuer) || order(a.taker, b.taker));
  }

  /** The worth of one payment is split over the lots by their points: to the fen, and in all what was paid. */
  private count(side: Side, taker: string, draws: readonly Pick<Draw, 'entity' | 'points'>[], worth: Fen): void {
    const worths = apportion(
      worth,
      draws.map(({ points }) => points),
    );
    draws.forEach(({ entity: issuer, points }, index) => {
      if (issuer === taker) return;
      const name = JSON.stringify([issuer, taker]);
      const nothing = { points: 0 as Points, worth: 0 as Fen };
      const known = this.#settlements.get(name) ?? { issuer, taker, redeemed: nothing, restored: nothing };
      const sum = {
        points: (known[side].points + points) as Points,
        worth: (known[side].worth + (worths[index] ?? 0)) as Fen,
      };
      this.#settlements.set(name, { ...known, [side]: sum });
    });
  }
}

/** What remains between each two entities that are not even. */
export function balancesOf(settlements: readonly Settlement[]): Balance[] {
  const owed = new Map<string, number>();
  for (const { issuer, taker, redeemed, restored } of settlements) {
    const [a, b] = issuer < taker ? [issuer, taker] : [taker, issuer];
    const worth = redeemed.worth - restored.worth;
    const pair = JSON.stringify([a, b]);
    owed.set(pair, (owed.get(pair) ?? 0) + (issuer === a ? worth : 0 - worth));
  }
  return [...owed].sort().flatMap(([pair, worth]) => {
    const [a, b] = JSON.parse(pair) as [string, string];
    if (worth === 0) return [];
    return [worth > 0 ? { from: a, to: b, worth: worth as Fen } : { from: b, to: a, worth: (0 - worth) as Fen }];
  });
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Points whose time was over came back in a lot of their own. */
function restoredAnew({ opens }: Effects): Pick<Draw, 'entity' | 'points'>[] {
  return opens ? [{ entity: opens.entity, points: opens.remaining }] : [];
}
