import type { EpochMs } from '../units';
import type { Expiry, RuleSet } from './rule-set';
import { dayNumberOf, firstDayOf, monthNumberOf, startOfDay, yearOf } from './wall-clock';

/** The first instant at which points earned at `at` no longer count; null when they never expire. */
export function expiryOf(expiry: Expiry, at: EpochMs): EpochMs | null {
  switch (expiry.mode) {
    case 'never':
      return null;
    case 'days':
      return startOfDay(dayNumberOf(at) + expiry.days + 1);
    case 'month-end':
      return startOfDay(firstDayOf(monthNumberOf(at) + expiry.months + 1));
    case 'year-end':
      return startOfDay(firstDayOf((yearOf(monthNumberOf(at)) + expiry.years + 1) * 12));
  }
}

/**
 * The first instant at which the points of a sale count: the beginning of the business day on which its return window is
 * over, or at once where there is none.
 */
export function activeFromOf(ruleSet: Pick<RuleSet, 'pendingDays'>, occurredAt: EpochMs): EpochMs {
  if (ruleSet.pendingDays === 0) return occurredAt;
  return startOfDay(dayNumberOf(occurredAt) + ruleSet.pendingDays);
}
