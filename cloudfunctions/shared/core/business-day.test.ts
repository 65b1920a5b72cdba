import {
  addDays,
  addMonths,
  boundsOfMonth,
  businessDayOf,
  daysBetween,
  monthOf,
  startOfBusinessDay,
} from './business-day';
import type { BusinessDay, EpochMs } from './units';

const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
const day = (text: string): BusinessDay => text as BusinessDay;

it.each([
  ['2026-11-21T23:59:59.999+08:00', '2026-11-21'],
  ['2026-11-22T00:00:00.000+08:00', '2026-11-22'],
  ['2026-11-21T16:00:00.000Z', '2026-11-22'],
  ['2024-02-29T23:59:59.999+08:00', '2024-02-29'],
  ['2024-03-01T00:00:00.000+08:00', '2024-03-01'],
  ['2026-12-31T23:59:59.999+08:00', '2026-12-31'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
])('puts %s on %s, wherever the machine is', (instant, expected) => {
  expect(businessDayOf(at(instant))).toBe(expected);
});

it('starts a business day at midnight in Shanghai', () => {
  expect(startOfBusinessDay(day('2026-11-22'))).toBe(at('2026-11-21T16:00:00.000Z'));
});

it('names the month by the Shanghai calendar', () => {
  expect(monthOf(at('2026-12-31T16:00:00.000Z'))).toBe('2027-01');
});

it('bounds a month by its first instant and the next one’s', () => {
  expect(boundsOfMonth('2026-12')).toEqual({
    from: at('2026-12-01T00:00:00+08:00'),
    until: at('2027-01-01T00:00:00+08:00'),
  });
});

it.each([
  ['2024-02-29', -12, '2023-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-22', -12, '2025-11-22'],
])('moves %s by %i months to %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});

it('counts days over a leap day and a year end', () => {
  expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
});
