import { boundsOfMonth, monthOf } from '../business-day';
import { Bookkeeping, type Book } from '../ledger/books';
import type { Movement } from '../ledger/movement';
import type { EpochMs } from '../units';
import { monthAfter } from './closing';
import { HoldingsTally, type Holdings } from './open-points';
import { SettlementTally, type Settlement } from './settlement';

/** What finance asks of one calendar month, added up from the movements that were written in it before `through`. */
export interface MonthFigures extends Holdings {
  month: string;
  /** Every movement of the month that was written before this instant is counted, and none that was written later. */
  through: EpochMs;
  /** How many were counted. */
  movements: number;
  books: Book[];
  settlements: Settlement[];
}

/** The fields of a movement that the figures of a month come from. */
export const FIGURED = ['kind', 'entity', 'worth', 'effects'] as const;

/** A movement as far as the figures of a month need it. */
export type Figured = Pick<Movement, 'kind' | 'entity' | 'effects' | 'postedAt'> & { worth?: Settled['worth'] };
type Settled = Parameters<SettlementTally['add']>[0];

/** A month in which nothing was counted yet; it begins with what the month before it ended with. */
export function beginMonth(month: string, before?: Pick<MonthFigures, 'books' | keyof Holdings>): MonthFigures {
  return {
    month,
    through: boundsOfMonth(month).from,
    movements: 0,
    books: new Bookkeeping(before?.books).books,
    settlements: [],
    lots: before?.lots ?? [],
    debts: before?.debts ?? [],
  };
}

/**
 * Goes on adding up a month from what was added before, and further into the months after it. Movements come in the order in
 * which they were written; of those of one instant, all or none are counted.
 */
export class MonthTally {
  #month: string;
  #until: EpochMs;
  #movements: number;
  #books: Bookkeeping;
  #settlements: SettlementTally;
  #holdings: HoldingsTally;

  constructor(figures: MonthFigures) {
    this.#month = figures.month;
    this.#until = boundsOfMonth(figures.month).until;
    this.#movements = figures.movements;
    this.#books = Bookkeeping.goingOn(figures.books);
    this.#settlements = new SettlementTally(figures.settlements);
    this.#holdings = new HoldingsTally(figures);
  }

  /** The month that movements are counted in now. */
  get month(): string {
    return this.#month;
  }

  add({ postedAt, kind, entity, effects, worth }: Figured): void {
    if (postedAt >= this.#until) this.goOn(monthOf(postedAt));
    this.#movements += 1;
    this.#books.add({ kind, entity, effects });
    this.#holdings.add(effects);
    if (kind === 'redeem' || kind === 'restore') {
      this.#settlements.add({ kind, entity, effects, worth } as Settled);
    }
  }

  /** Leaves a month behind, with those after it in which nothing was written. */
  goOn(month: string): void {
    while (this.#month < month) {
      const ended = this.figures(this.#until);
      const next = new MonthTally(beginMonth(monthAfter(this.#month), ended));
      this.#month = next.#month;
      this.#until = next.#until;
      this.#movements = 0;
      this.#books = next.#books;
      this.#settlements = next.#settlements;
      this.#holdings = next.#holdings;
    }
  }

  /** @param through up to when all was added */
  figures(through: EpochMs): MonthFigures {
    return {
      month: this.#month,
      through,
      movements: this.#movements,
      books: this.#books.books,
      settlements: this.#settlements.settlements,
      ...this.#holdings.at(through),
    };
  }
}
