import type { Debt, Lot } from '../ledger/account';
import type { Liability } from '../ledger/books';
import type { Effects } from '../ledger/movement';
import type { EpochMs, Points } from '../units';

/** Points in lots of one entity that expire at one instant. */
export interface OpenPoints {
  entity: string;
  expiresAt: EpochMs | null;
  /** Null when they count already. */
  activeFrom: EpochMs | null;
  points: Points;
}

/** What all members together hold and owe. */
export interface Holdings {
  lots: OpenPoints[];
  debts: Debt[];
}

/**
 * Adds up what movements do to the lots and debts of all members, in any order. It grows with the dates on which points
 * expire or become active and with the entities, and not with the members.
 */
export class HoldingsTally {
  readonly #lots = new Map<string, OpenPoints>();
  readonly #debts = new Map<string, Debt>();

  constructor({ lots, debts }: Holdings = { lots: [], debts: [] }) {
    for (const each of lots) this.count(each, each.points);
    for (const { entity, points } of debts) this.owe(entity, points);
  }

  add({ opens, draws = [], restores = [], owes = [], repays = [] }: Effects): void {
    if (opens) this.count(opens, opens.remaining);
    for (const draw of draws) this.count(draw, 0 - draw.points);
    for (const draw of restores) this.count(draw, draw.points);
    for (const { entity, points } of owes) this.owe(entity, points);
    for (const { entity, points } of repays) this.owe(entity, 0 - points);
  }

  /** By entity and date, as at an instant that lies after all that was added: what is active by then stays so. */
  at(now: EpochMs): Holdings {
    const settled = new HoldingsTally();
    for (const { activeFrom, points, ...lot } of this.#lots.values()) {
      const pending = activeFrom !== null && activeFrom > now;
      settled.count({ ...lot, activeFrom: pending ? activeFrom : null }, points);
    }
    return {
      lots: [...settled.#lots.values()].filter(({ points }) => points !== 0).sort(byEntityAndDate),
      debts: [...this.#debts.values()].filter(({ points }) => points !== 0).sort(byEntity),
    };
  }

  private count(
    { entity, expiresAt, activeFrom }: Pick<OpenPoints, keyof Lot & keyof OpenPoints>,
    points: number,
  ): void {
    const name = `${String(expiresAt)} ${String(activeFrom)} ${entity}`;
    const known = this.#lots.get(name);
    if (known) known.points = (known.points + points) as Points;
    else this.#lots.set(name, { entity, expiresAt, activeFrom, points: points as Points });
  }

  private owe(entity: string, points: number): void {
    const known = this.#debts.get(entity);
    if (known) known.points = (known.points + points) as Points;
    else this.#debts.set(entity, { entity, points: points as Points });
  }
}

/** What each entity owes its members at an instant; `spendable + pending + expired - owed` is its book's closing. */
export function liabilitiesOf({ lots, debts }: Holdings, now: EpochMs): Liability[] {
  const none = 0 as Points;
  const found = new Map<string, Liability>();
  const of = (entity: string): Liability => {
    const known = found.get(entity) ?? { entity, spendable: none, pending: none, expired: none, owed: none };
    found.set(entity, known);
    return known;
  };
  for (const { entity, expiresAt, activeFrom, points } of lots) {
    const state =
      expiresAt !== null && expiresAt <= now
        ? 'expired'
        : activeFrom !== null && activeFrom > now
          ? 'pending'
          : 'spendable';
    const liability = of(entity);
    liability[state] = (liability[state] + points) as Points;
  }
  for (const { entity, points } of debts) of(entity).owed = (of(entity).owed + points) as Points;
  return [...found.values()].sort(byEntity);
}

function byEntity(a: { entity: string }, b: { entity: string }): number {
  return a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0;
}

/** Never comes last. */
function byEntityAndDate(a: OpenPoints, b: OpenPoints): number {
  const time = (at: EpochMs | null, never: number): number => at ?? never;
  return (
    byEntity(a, b) ||
    Math.sign(time(a.expiresAt, Number.MAX_VALUE) - time(b.expiresAt, Number.MAX_VALUE)) ||
    time(a.activeFrom, 0) - time(b.activeFrom, 0)
  );
}
