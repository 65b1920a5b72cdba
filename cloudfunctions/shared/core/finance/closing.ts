import { addMonths, boundsOfMonth, monthOf } from '../business-day';
import { accept, refuse, type Result } from '../result';
import type { BusinessDay, EpochMs } from '../units';

/** What began before midnight may still be written after it; no request lasts a quarter of an hour. */
const SETTLING_MS = 15 * 60_000;

export type ClosingRefusal =
  | { code: 'month_closed'; month: string; closedAt: EpochMs }
  | { code: 'month_not_over'; month: string; from: EpochMs }
  | { code: 'month_not_next'; month: string; next: string };

/** How far the books of a chain are closed. */
export interface ClosedSoFar {
  /** The month of the first movement that was ever written; the month of now when there is none. */
  first: string;
  /** The last month closed; null before the first closing. */
  last: string | null;
}

/** The calendar month after another one, or so many after it; months are written `YYYY-MM`. */
export function monthAfter(month: string, months = 1): string {
  return addMonths(`${month}-01` as BusinessDay, months).slice(0, 7);
}

/** The one month that may be closed next: the one after the last, or the chain's first. */
export function nextToClose({ first, last }: ClosedSoFar): string {
  return last === null ? first : monthAfter(last);
}

/** From when on a month's books may be closed. */
export function closableFrom(month: string): EpochMs {
  return (boundsOfMonth(month).until + SETTLING_MS) as EpochMs;
}

/** Before when nothing more can be written: what was posted earlier stands for good. */
export function settledBefore(now: EpochMs): EpochMs {
  return (now - SETTLING_MS) as EpochMs;
}

/** Whether a month's books may be closed now: months are closed in their order, when nothing more can be posted to them. */
export function mayClose(
  month: string,
  { now, closedAt, ...soFar }: ClosedSoFar & { now: EpochMs; closedAt: EpochMs | null },
): Result<null, ClosingRefusal> {
  if (closedAt !== null) return refuse({ code: 'month_closed', month, closedAt });
  const next = nextToClose(soFar);
  if (month <= monthOf(now) && month !== next) return refuse({ code: 'month_not_next', month, next });
  const from = closableFrom(month);
  return now < from ? refuse({ code: 'month_not_over', month, from }) : accept(null);
}
