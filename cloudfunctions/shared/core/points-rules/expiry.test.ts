import type { EpochMs } from '../units';
import { activeFromOf, expiryOf } from './expiry';
import type { Expiry } from './rule-set';

const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;

describe('points', () => {
  it.each<[Expiry, earned: string, over: string]>([
    [{ mode: 'days', days: 0 }, '2026-11-21T23:59:59.999+08:00', '2026-11-22T00:00:00+08:00'],
    [{ mode: 'days', days: 30 }, '2026-11-21T00:00:00.000+08:00', '2026-12-22T00:00:00+08:00'],
    [{ mode: 'days', days: 1 }, '2024-02-28T12:00:00+08:00', '2024-03-01T00:00:00+08:00'],
    [{ mode: 'days', days: 365 }, '2026-12-31T16:00:00Z', '2028-01-02T00:00:00+08:00'],
    [{ mode: 'month-end', months: 0 }, '2026-02-28T23:59:59.999+08:00', '2026-03-01T00:00:00+08:00'],
    [{ mode: 'month-end', months: 12 }, '2025-12-31T23:59:59.999+08:00', '2027-01-01T00:00:00+08:00'],
    [{ mode: 'month-end', months: 12 }, '2026-01-01T00:00:00.000+08:00', '2027-02-01T00:00:00+08:00'],
    [{ mode: 'month-end', months: 12 }, '2024-02-29T12:00:00+08:00', '2025-03-01T00:00:00+08:00'],
    [{ mode: 'year-end', years: 0 }, '2026-12-31T23:59:59.999+08:00', '2027-01-01T00:00:00+08:00'],
    [{ mode: 'year-end', years: 1 }, '2027-01-01T00:00:00.000+08:00', '2029-01-01T00:00:00+08:00'],
  ])('that live by %j, earned at %s, are over at %s', (expiry, earned, over) => {
    expect(expiryOf(expiry, at(earned))).toBe(at(over));
  });

  it('may live for ever', () => {
    expect(expiryOf({ mode: 'never' }, at('2026-11-21T12:00:00+08:00'))).toBeNull();
  });

  it.each([
    [0, '2026-11-21T13:37:00.001+08:00', '2026-11-21T13:37:00.001+08:00'],
    [1, '2026-11-21T23:59:59.999+08:00', '2026-11-22T00:00:00+08:00'],
    [7, '2026-11-21T00:00:00.000+08:00', '2026-11-28T00:00:00+08:00'],
    [7, '2026-12-28T16:00:00Z', '2027-01-05T00:00:00+08:00'],
  ])('pending for %i days, earned at %s, count from %s', (pendingDays, earned, from) => {
    expect(activeFromOf({ pendingDays }, at(earned))).toBe(at(from));
  });
});
