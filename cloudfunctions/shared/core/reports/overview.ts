import type { ReportsActions } from '../actions/reports';
import { addDays, addMonths, businessDayOf, monthOf, startOfBusinessDay } from '../business-day';
import type { ReturnCause } from '../ledger/movement';
import type { BusinessDay, EpochMs, Fen, Points } from '../units';
import { FREQUENCY_BANDS, RECENCY_BANDS, recencyByFrequency, returningPermille, rollingYear } from './brand-indicators';

type Overview = ReportsActions['overview']['value'];

/** What the overview reads of a sale and of a return. */
export interface SaleRow {
  memberNo: number;
  storeId: string;
  occurredAt: EpochMs;
  paid: Fen;
  voidedAt: EpochMs | null;
  exchangeFor?: unknown;
}
export interface ReturnRow {
  occurredAt: EpochMs;
  refunded: Fen;
  cause: ReturnCause;
}

const TREND_MONTHS = 12;

/** Adds up sales and returns as they are read, page by page in any order, and then answers the overview. */
export class OverviewTally {
  readonly #today: BusinessDay;
  readonly #yearFrom: BusinessDay;
  readonly #days = new Map<number, Set<BusinessDay>>();
  readonly #months = new Map<string, { paid: number; refunded: number }>();
  readonly #stores = new Map<string, { paid: number; customers: Set<number> }>();

  constructor(readonly now: EpochMs) {
    this.#today = businessDayOf(now);
    this.#yearFrom = addMonths(this.#today, -12);
    for (const month of lastMonths(this.#today)) this.#months.set(month, { paid: 0, refunded: 0 });
  }

  /** A zero-amount sale is no purchase, but it is a sale; an exchange is no second purchase; a voided sale is nothing. */
  addSale(sale: SaleRow): void {
    if (sale.voidedAt !== null) return;
    const day = businessDayOf(sale.occurredAt);
    const month = this.#months.get(monthOf(sale.occurredAt));
    if (month) month.paid += sale.paid;
    if (sale.paid === 0 || sale.exchangeFor !== undefined) return;
    const days = this.#days.get(sale.memberNo) ?? new Set();
    this.#days.set(sale.memberNo, days.add(day));
    if (day <= this.#yearFrom || day > this.#today) return;
    const store = this.#stores.get(sale.storeId) ?? { paid: 0, customers: new Set() };
    store.paid += sale.paid;
    store.customers.add(sale.memberNo);
    this.#stores.set(sale.storeId, store);
  }

  addReturn({ occurredAt, refunded, cause }: ReturnRow): void {
    if (cause === 'void') return;
    const month = this.#months.get(monthOf(occurredAt));
    if (month) month.refunded += refunded;
  }

  /** `stores` come in the order in which they are shown when they sold alike. */
  answer(facts: {
    members: Overview['members'];
    pointsOutstanding: Points;
    stores: readonly { storeId: string; name: string }[];
  }): Overview {
    const purchases = new Map([...this.#days].map(([memberNo, days]) => [memberNo, [...days].sort()]));
    const years = Array.from({ length: TREND_MONTHS + 1 }, (_, index) =>
      rollingYear(purchases, addMonths(this.#today, index - TREND_MONTHS)),
    );
    const trend = years.slice(1);
    const [previous = { customers: 0, returning: 0 }] = years;
    const current = trend[trend.length - 1] ?? previous;
    return {
      window: { from: addDays(this.#yearFrom, 1), to: this.#today },
      customers: {
        value: current.customers,
        previous: previous.customers,
        trend: trend.map(({ customers }) => customers),
      },
      returningPermille: {
        value: returningPermille(current),
        previous: returningPermille(previous),
        trend: trend.map(returningPermille),
      },
      members: facts.members,
      pointsOutstanding: facts.pointsOutstanding,
      salesByMonth: [...this.#months].map(([month, { paid, refunded }]) => ({
        month,
        paid: paid as Fen,
        refunded: refunded as Fen,
      })),
      recencyByFrequency: {
        rows: RECENCY_BANDS.map((upToDays) => ({ upToDays })),
        columns: FREQUENCY_BANDS,
        cells: recencyByFrequency(purchases, this.#today),
      },
      stores: facts.stores
        .map(({ storeId, name }) => {
          const store = this.#stores.get(storeId);
          return { storeId, name, paid: (store?.paid ?? 0) as Fen, customers: store?.customers.size ?? 0 };
        })
        .sort((a, b) => b.paid - a.paid),
    };
  }
}

/** The last twelve calendar months, this one included, oldest first. */
function lastMonths(today: BusinessDay): string[] {
  return Array.from({ length: TREND_MONTHS }, (_, index) =>
    monthOf(startOfBusinessDay(addMonths(`${today.slice(0, 7)}-01` as BusinessDay, index + 1 - TREND_MONTHS))),
  );
}
