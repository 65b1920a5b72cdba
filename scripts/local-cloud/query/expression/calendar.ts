const day = 86_400_000;

/** 1 to 366. Dates here carry local time in their UTC fields. */
export function dayOfYear(date: Date): number {
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  return Math.floor((date.getTime() - start) / day) + 1;
}

/** 1 (Monday) to 7 (Sunday). */
export function isoDayOfWeek(date: Date): number {
  return date.getUTCDay() || 7;
}

/** The Thursday of a date's ISO week, which decides the week's year. */
function thursday(date: Date): Date {
  return new Date(date.getTime() + (4 - isoDayOfWeek(date)) * day);
}

/** The year an ISO week belongs to. */
export function isoWeekYear(date: Date): number {
  return thursday(date).getUTCFullYear();
}

/** 1 to 53: weeks begin on Monday, week 1 has the year's first Thursday. */
export function isoWeek(date: Date): number {
  return Math.ceil(dayOfYear(thursday(date)) / 7);
}

/** 0 to 53: weeks begin on Sunday, days before the first Sunday are week 0. */
export function sundayWeek(date: Date): number {
  return Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);
}
