import { endOfMonthAfter } from '../business-day';
import type { EpochMs } from '../units';
import type { RuleSet } from './rule-set';

/** The first instant at which points earned at `at` no longer count; null when they never expire. */
export function expiryOf(expiry: RuleSet['expiry'], at: EpochMs): EpochMs | null {
  switch (expiry.mode) {
    case 'never':
      return null;
    case 'month-end':
      return endOfMonthAfter(at, expiry.months);
  }
}
