import fc from 'fast-check';
import { QueryError } from '../query-error';
import { formatDate, parseIsoDate } from './date-format';
import { isoWeek, isoWeekYear } from './calendar';
import { fromLocal, toLocal, zoneOffset } from './time-zone';

const hour = 3_600_000;

test('knows offsets and names', () => {
  const at = Date.UTC(2026, 6, 1);
  expect(zoneOffset('UTC', at)).toBe(0);
  expect(zoneOffset('+08:00', at)).toBe(8 * hour);
  expect(zoneOffset('-0330', at)).toBe(-3.5 * hour);
  expect(zoneOffset('Asia/Shanghai', at)).toBe(8 * hour);
  expect(zoneOffset('America/New_York', at)).toBe(-4 * hour);
  expect(zoneOffset('America/New_York', Date.UTC(2026, 0, 1))).toBe(-5 * hour);
  expect(() => zoneOffset('Mars/Base', at)).toThrow(QueryError);
});

test('knows the summer time that Shanghai had in 1986', () => {
  expect(zoneOffset('Asia/Shanghai', Date.UTC(1986, 6, 1))).toBe(9 * hour);
});

const dates = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

test('there and back again', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom('Asia/Shanghai', '+05:30', 'UTC'), (date, zone) => {
      fc.pre(date.getUTCFullYear() > 1991 || zone !== 'Asia/Shanghai');
      expect(fromLocal(toLocal(date, zone).getTime(), zone)).toEqual(date);
    }),
  );
});

test('reads the ISO dates that it writes', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const text = formatDate('%Y-%m-%dT%H:%M:%S.%LZ', date, 0);
      expect(text).toBe(date.toISOString());
      expect(parseIsoDate(text)).toEqual({ local: date.getTime(), zone: 'Z' });
    }),
  );
});

test.each(['2026-02-30', '2026-13-01', '2026-01-01T25:00:00Z', 'soon', ''])('does not take %p for a date', (text) => {
  expect(parseIsoDate(text)).toBeUndefined();
});

test.each([
  ['2026-01-01', 2026, 1],
  ['2027-01-03', 2026, 53],
  ['2021-01-03', 2020, 53],
  ['2024-12-30', 2025, 1],
])('%s is in ISO week %d-%d', (text, year, week) => {
  expect([isoWeekYear(new Date(text)), isoWeek(new Date(text))]).toEqual([year, week]);
});
