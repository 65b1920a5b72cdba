import type { SettledLate } from '../finance/late-sale';
import type { Balance, Settlement } from '../finance/settlement';
import type { TillDifference } from '../finance/till-difference';
import type { Book, Liability } from '../ledger/books';
import type { EpochMs, Fen } from '../units';

/** An entity as a person knows it: by its stores. */
export interface EntityView {
  entity: string;
  stores: string[];
}

/** The books of one calendar month, `YYYY-MM`. */
export interface MonthView {
  month: string;
  /** Null while it is open, and its figures may change. */
  closed: { by: string; at: EpochMs } | null;
  /** From when on it may be closed, and which month is the next one to be: months are closed in their order. */
  closableFrom: EpochMs;
  next: string;
  /** The first month that there are books of. */
  first: string;
  books: Book[];
  entities: EntityView[];
}

/** A sale that was settled later than it happened; `id` is its movement's name. */
export interface LateSale extends Omit<SettledLate, 'seq'> {
  id: string;
  store: string;
}

export interface DifferenceView extends TillDifference {
  store: string;
}

export interface BooksActions {
  /** A closed month's figures as they were stored, or an open month's as they are now. */
  month: { input: { month: string }; value: MonthView };
  /** Closes a month for good. */
  close: { input: { requestId: string; month: string }; value: MonthView };
  /** What each entity owes its members now; `worth` is at the rate in force, null where points pay nothing. */
  liability: {
    input: Record<never, never>;
    value: { at: EpochMs; liabilities: (Liability & { worth: Fen | null })[]; entities: EntityView[] };
  };
  /** Points of one entity that paid at another's stores in a month, and who owes whom for it. */
  settlement: {
    input: { month: string };
    value: { month: string; settlements: Settlement[]; balances: Balance[]; entities: EntityView[] };
  };
  /** Sales settled more than ten minutes after they happened, the latest settled first. */
  lateSales: { input: { before?: string }; value: { sales: LateSale[]; next: string | null } };
  /** Where tills showed other points, the latest settled first. */
  differences: {
    input: { state: TillDifference['state']; before?: string };
    value: { differences: DifferenceView[]; next: string | null };
  };
  /** Marks a difference as explained. */
  settleDifference: {
    input: { requestId: string; storeId: string; receipt: string; note: string };
    value: { difference: DifferenceView };
  };
}
