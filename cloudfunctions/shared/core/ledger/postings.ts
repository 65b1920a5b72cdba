import type { EpochMs, Points } from '../units';
import { burnOrder, isActive, isExpired, type Account, type Debt, type Lot } from './account';
import type { Draw, Movement, NewMovement, TierChange } from './movement';
import { pointsOf, postMovement } from './post';

/**
 * The movements of one decision, and the account as it becomes with each of them. It begins with what expired meanwhile, so
 * that no decision ever sees a lot whose time is over, whether the expiry timer has run or not.
 */
export class Postings {
  readonly movements: Movement[] = [];

  constructor(
    private current: Account,
    private readonly now: EpochMs,
  ) {
    for (const movement of dueExpiries(current, now)) this.post(movement);
  }

  get account(): Account {
    return this.current;
  }

  /** Posts a movement and answers it, numbered. */
  post(movement: NewMovement): Movement {
    const { memberNo, seq } = this.current;
    const facts = { memberNo, seq: seq + 1, postedAt: this.now, points: pointsOf(movement.effects) };
    const numbered: Movement = { ...movement, ...facts };
    this.current = postMovement(this.current, numbered);
    this.movements.push(numbered);
    return numbered;
  }

  /** Posts a movement with the change of tier that the account calls for once all else of it is done. */
  postWithTier(movement: NewMovement, tierOf: (after: Account) => TierChange | undefined): Movement {
    const trial = new Postings(this.current, this.now);
    trial.post(movement);
    const tier = tierOf(trial.account);
    return this.post(tier ? { ...movement, effects: { ...movement.effects, tier } } : movement);
  }

  /** Which lots so many points come from, soonest to expire first; does not post it. Fewer when the active lots hold fewer. */
  take(wanted: number): Draw[] {
    const draws: Draw[] = [];
    let left = wanted;
    for (const lot of this.current.lots.filter((each) => isActive(each, this.now)).sort(burnOrder)) {
      const points = Math.min(left, lot.remaining) as Points;
      if (points > 0) draws.push(drawOf(lot, points));
      left -= points;
    }
    return draws;
  }

  /** How much of so many points earned now repays debts, oldest first. */
  repays(earned: number): Debt[] {
    const repaid: Debt[] = [];
    let left = earned;
    for (const { entity, points } of this.current.debts) {
      const part = Math.min(left, points) as Points;
      if (part > 0) repaid.push({ entity, points: part });
      left -= part;
    }
    return repaid;
  }
}

export function drawOf({ id, earnedAt, activeFrom, expiresAt, entity }: Lot, points: Points): Draw {
  return { lot: id, points, earnedAt, activeFrom, expiresAt, entity };
}

/** One movement for each instant at which something expired that the account still holds, oldest first. */
function dueExpiries(account: Account, now: EpochMs): NewMovement[] {
  const due = account.lots.filter((lot) => isExpired(lot, now));
  const instants = [...new Set(due.map(({ expiresAt }) => expiresAt))].sort((a, b) => (a ?? 0) - (b ?? 0));
  return instants.flatMap((at) => {
    if (at === null) return [];
    const draws = due.filter((lot) => lot.expiresAt === at).map((lot) => drawOf(lot, lot.remaining));
    return [{ kind: 'expire', at, storeId: '', entity: '', effects: { draws } }];
  });
}
