import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import fc from 'fast-check';
import type { EpochMs } from '../units';
import {
  dayNumberOf,
  firstDayOf,
  monthNumberOf,
  monthOfYear,
  startOfDay,
  timeOfDay,
  weekdayOf,
  yearOf,
} from './wall-clock';

dayjs.extend(utc);

const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
const EIGHT_HOURS_MS = 8 * 3_600_000;
/** Its wall clock in a UTC value: with an offset, dayjs would let the machine's own summer time in. */
const shanghai = (instant: EpochMs): dayjs.Dayjs => dayjs.utc(instant + EIGHT_HOURS_MS);

describe.each([
  '2024-02-29T23:59:59.999+08:00',
  '2024-03-01T00:00:00.000+08:00',
  '2026-12-31T23:59:59.999+08:00',
  '2027-01-01T00:00:00.000+08:00',
  '2000-02-29T12:00:00.000+08:00',
  '2100-02-28T23:59:59.999+08:00',
  '2100-03-01T00:00:00.000+08:00',
  '1969-12-31T23:59:59.999+08:00',
])('at %s', (iso) => {
  it('agrees with dayjs', () => {
    agrees(at(iso));
  });
});

it('agrees with dayjs at any instant of two centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: at('1950-01-01T00:00:00Z'), max: at('2150-01-01T00:00:00Z') }), (instant) => {
      agrees(instant as EpochMs);
    }),
    { numRuns: 2000 },
  );
});

it('begins every month of two centuries where dayjs does', () => {
  for (let month = 1950 * 12; month < 2150 * 12; month += 1) {
    const first = dayjs.utc(Date.UTC(yearOf(month), monthOfYear(month) - 1, 1));
    expect(firstDayOf(month)).toBe(first.valueOf() / 86_400_000);
  }
});

function agrees(instant: EpochMs): void {
  const expected = shanghai(instant);
  const month = monthNumberOf(instant);
  expect([yearOf(month), monthOfYear(month)]).toEqual([expected.year(), expected.month() + 1]);
  expect(weekdayOf(instant) % 7).toBe(expected.day());
  const morning = expected.startOf('day').valueOf() - EIGHT_HOURS_MS;
  expect(startOfDay(dayNumberOf(instant))).toBe(morning);
  expect(timeOfDay(instant)).toBe(instant - morning);
}
