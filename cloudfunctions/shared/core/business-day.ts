import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { BusinessDay, EpochMs } from './units';

dayjs.extend(utc);

/** China has kept UTC+8 without summer time since 1991; cloud functions run in UTC, phones anywhere. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The wall clock of Asia/Shanghai, held in a UTC value so that no time zone of the machine can touch it. */
function wallClock(at: EpochMs): Dayjs {
  return dayjs.utc(at + SHANGHAI_OFFSET_MS);
}

function instantOf(wall: Dayjs): EpochMs {
  return (wall.valueOf() - SHANGHAI_OFFSET_MS) as EpochMs;
}

function dayOf(wall: Dayjs): BusinessDay {
  return wall.format('YYYY-MM-DD') as BusinessDay;
}

/** The business day that an instant falls on: it begins at 00:00:00.000 and ends at 23:59:59.999 in Shanghai. */
export function businessDayOf(at: EpochMs): BusinessDay {
  return dayOf(wallClock(at));
}

/** The calendar month that an instant falls on in Shanghai, `YYYY-MM`. */
export function monthOf(at: EpochMs): string {
  return wallClock(at).format('YYYY-MM');
}

/** The first instant of a business day. */
export function startOfBusinessDay(day: BusinessDay): EpochMs {
  return instantOf(dayjs.utc(day));
}

/** The first instant of a calendar month, given as `YYYY-MM`, and of the month after it. */
export function boundsOfMonth(month: string): { from: EpochMs; until: EpochMs } {
  const first = dayjs.utc(`${month}-01`);
  return { from: instantOf(first), until: instantOf(first.add(1, 'month')) };
}

/** The same day so many months later (earlier when negative); the 31st becomes the last day of a shorter month. */
export function addMonths(day: BusinessDay, months: number): BusinessDay {
  return dayOf(dayjs.utc(day).add(months, 'month'));
}

/** The business day so many days later (earlier when negative). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  return dayOf(dayjs.utc(day).add(days, 'day'));
}

/** Whole business days from one day to a later one. */
export function daysBetween(earlier: BusinessDay, later: BusinessDay): number {
  return dayjs.utc(later).diff(dayjs.utc(earlier), 'day');
}
