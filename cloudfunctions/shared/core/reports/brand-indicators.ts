import { addMonths, daysBetween } from '../business-day';
import type { BusinessDay } from '../units';

/** The days on which each buyer bought, oldest first and without repetition, by member number. */
export type PurchaseDays = ReadonlyMap<number, readonly BusinessDay[]>;

/** Buyers with a purchase in the twelve months up to and including `to`, and how many of them had bought before those. */
export interface RollingYear {
  customers: number;
  returning: number;
}

/** The rolling year (to - 12 months, to]: seasons cancel out. */
export function rollingYear(purchases: PurchaseDays, to: BusinessDay): RollingYear {
  const from = addMonths(to, -12);
  let customers = 0;
  let returning = 0;
  for (const days of purchases.values()) {
    if (!days.some((day) => day > from && day <= to)) continue;
    customers += 1;
    if ((days[0] ?? to) <= from) returning += 1;
  }
  return { customers, returning };
}

/** Parts per thousand, rounded half up; 0 of nobody. */
export function returningPermille({ customers, returning }: RollingYear): number {
  return customers === 0 ? 0 : Math.floor((2000 * returning + customers) / (2 * customers));
}

/** Days since the last purchase, and purchase days within the year: the bands of the overview's grid. */
export const RECENCY_BANDS = [30, 90, 180, 270, 365];
export const FREQUENCY_BANDS = [
  { from: 1, to: 1 },
  { from: 2, to: 2 },
  { from: 3, to: 4 },
  { from: 5, to: 7 },
  { from: 8, to: null },
];

/** How many buyers of the rolling year fall in each cell, rows by recency and columns by frequency. */
export function recencyByFrequency(purchases: PurchaseDays, to: BusinessDay): number[][] {
  const from = addMonths(to, -12);
  const cells = RECENCY_BANDS.map(() => FREQUENCY_BANDS.map(() => 0));
  for (const days of purchases.values()) {
    const inYear = days.filter((day) => day > from && day <= to);
    const last = inYear[inYear.length - 1];
    if (last === undefined) continue;
    const row = cells[RECENCY_BANDS.findIndex((upTo) => daysBetween(last, to) <= upTo)];
    const column = FREQUENCY_BANDS.findIndex((band) => band.to === null || inYear.length <= band.to);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return cells;
}
