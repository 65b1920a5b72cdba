import type { EpochMs } from '../units';
import type { Weekday } from './rule-set';

/**
 * The calendar of Shanghai in integers. The engine also runs in tills, where it comes without a library: this is all of a
 * calendar that the rules need. China has kept UTC+8 without summer time since 1991.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The days of a 400-year cycle of the calendar, and of 1 March of year 0 to 1 January 1970. */
const ERA_DAYS = 146_097;
const MARCH_0000_TO_1970 = 719_468;

/** Days since 1 January 1970: a business day as a number. */
export function dayNumberOf(at: EpochMs): number {
  return Math.floor((at + OFFSET_MS) / DAY_MS);
}

/** The first instant of a day. */
export function startOfDay(dayNumber: number): EpochMs {
  return (dayNumber * DAY_MS - OFFSET_MS) as EpochMs;
}

/** Milliseconds since midnight. */
export function timeOfDay(at: EpochMs): number {
  return at + OFFSET_MS - dayNumberOf(at) * DAY_MS;
}

/** 1 January 1970 was a Thursday, 4. Rounding down is right for days before it too, and faster than a remainder. */
export function weekdayOf(at: EpochMs): Weekday {
  const sinceMonday = dayNumberOf(at) + 3;
  return (sinceMonday - Math.floor(sinceMonday / 7) * 7 + 1) as Weekday;
}

/** The month that was asked for last: bills come one after the other, and mostly in the same one. */
const last = { from: NaN, until: NaN, month: NaN };

/** Months since January of year 0. */
export function monthNumberOf(at: EpochMs): number {
  if (at >= last.from && at < last.until) return last.month;
  const month = monthOfDay(dayNumberOf(at));
  last.from = startOfDay(firstDayOf(month));
  last.until = startOfDay(firstDayOf(month + 1));
  last.month = month;
  return month;
}

/**
 * Days are counted in years that begin in March, so that a leap day is the last of its year: Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms".
 */
function monthOfDay(dayNumber: number): number {
  const days = dayNumber + MARCH_0000_TO_1970;
  const era = Math.floor(days / ERA_DAYS);
  const dayOfEra = days - era * ERA_DAYS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra) * 12 + monthsSinceMarch + 2;
}

/** The day number of the first day of a month. */
export function firstDayOf(monthNumber: number): number {
  const sinceMarch = monthNumber - 2;
  const year = Math.floor(sinceMarch / 12);
  const dayOfYear = Math.floor((153 * (sinceMarch - year * 12) + 2) / 5);
  return (
    365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - MARCH_0000_TO_1970
  );
}

/** 1 to 12. */
export function monthOfYear(monthNumber: number): number {
  return monthNumber - yearOf(monthNumber) * 12 + 1;
}

export function yearOf(monthNumber: number): number {
  return Math.floor(monthNumber / 12);
}
