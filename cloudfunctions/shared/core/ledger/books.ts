import type { Points } from '../units';
import type { Account } from './account';
import type { Movement } from './movement';
import { sumOfPoints } from './post';

/**
 * One entity's points over a period, signed as they change what it owes its members:
 * `opening + issued + redeemed + restored + expired + reversed + adjusted + transferred = closing`.
 */
export interface Book {
  entity: string;
  opening: Points;
  issued: Points;
  redeemed: Points;
  restored: Points;
  expired: Points;
  reversed: Points;
  adjusted: Points;
  /** Debts to one entity repaid by points that another issued: over all entities it is nothing. */
  transferred: Points;
  /** Points in lots less points owed. */
  closing: Points;
}

type Column = Exclude<keyof Book, 'entity' | 'opening' | 'closing'>;

const COLUMNS: readonly Column[] = ['issued', 'redeemed', 'restored', 'expired', 'reversed', 'adjusted', 'transferred'];

const CREDITS: Record<Movement['kind'], Column> = {
  sale: 'issued',
  bonus: 'issued',
  restore: 'restored',
  redeem: 'redeemed',
  return: 'reversed',
  'bonus-return': 'reversed',
  expire: 'expired',
  adjust: 'adjusted',
  tier: 'adjusted', // moves no points
};

/** Adds movements up as they are read, in any order, into a book for each entity that issued points. */
export class Bookkeeping {
  readonly #books = new Map<string, Book>();

  /** @param opening the books that the period follows on */
  constructor(opening: readonly Pick<Book, 'entity' | 'closing'>[] = []) {
    for (const { entity, closing } of opening) {
      const book = this.book(entity);
      book.opening = closing;
      book.closing = closing;
    }
  }

  /** Goes on adding to books that were added up before. */
  static goingOn(books: readonly Book[]): Bookkeeping {
    const going = new Bookkeeping();
    for (const book of books) going.#books.set(book.entity, { ...book });
    return going;
  }

  add({ kind, entity, effects }: Pick<Movement, 'kind' | 'entity' | 'effects'>): void {
    const column = CREDITS[kind];
    const { opens, draws = [], restores = [], owes = [], repays = [] } = effects;
    const repaid = sumOfPoints(repays.map(({ points }) => points));
    // What repaid a debt was issued here like the rest, and settles what another entity had been left with.
    this.post(opens?.entity ?? entity, column, (opens?.remaining ?? 0) + repaid);
    this.post(opens?.entity ?? entity, 'transferred', 0 - repaid);
    for (const debt of repays) this.post(debt.entity, 'transferred', debt.points);
    for (const draw of restores) this.post(draw.entity, column, draw.points);
    for (const draw of draws) this.post(draw.entity, column, 0 - draw.points);
    for (const debt of owes) this.post(debt.entity, column, 0 - debt.points);
  }

  /** By entity. */
  get books(): Book[] {
    return [...this.#books.values()].map((book) => ({ ...book })).sort((a, b) => (a.entity < b.entity ? -1 : 1));
  }

  private post(entity: string, column: Column, points: number): void {
    if (points === 0) return;
    const book = this.book(entity);
    book[column] = (book[column] + points) as Points;
    book.closing = (book.closing + points) as Points;
  }

  private book(entity: string): Book {
    const known = this.#books.get(entity);
    if (known) return known;
    const none = 0 as Points;
    const book = {
      entity,
      opening: none,
      closing: none,
      ...Object.fromEntries(COLUMNS.map((column) => [column, none])),
    } as Book;
    this.#books.set(entity, book);
    return book;
  }
}

/** What an entity owes its members: points in lots, those of them that are pending or expired unswept, and what members owe it. */
export interface Liability {
  entity: string;
  spendable: Points;
  pending: Points;
  expired: Points;
  owed: Points;
}

/** Adds up accounts, page by page, into what each entity owes; `spendable + pending + expired - owed` is its book's closing. */
export class LiabilityTally {
  readonly #liabilities = new Map<string, Liability>();

  constructor(private readonly now: number) {}

  add({ lots, debts }: Pick<Account, 'lots' | 'debts'>): void {
    for (const { entity, remaining, activeFrom, expiresAt } of lots) {
      const state =
        expiresAt !== null && expiresAt <= this.now ? 'expired' : activeFrom > this.now ? 'pending' : 'spendable';
      this.count(entity, state, remaining);
    }
    for (const { entity, points } of debts) this.count(entity, 'owed', points);
  }

  /** By entity. */
  get liabilities(): Liability[] {
    return [...this.#liabilities.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1));
  }

  private count(entity: string, column: Exclude<keyof Liability, 'entity'>, points: Points): void {
    const none = 0 as Points;
    const known = this.#liabilities.get(entity) ?? {
      entity,
      spendable: none,
      pending: none,
      expired: none,
      owed: none,
    };
    this.#liabilities.set(entity, { ...known, [column]: known[column] + points });
  }
}
