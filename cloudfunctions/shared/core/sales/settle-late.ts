import type { Policies } from '../ledger/policies';
import { accept, refuse, type Result } from '../result';
import type { EpochMs } from '../units';

const DAY_MS = 86_400_000;

export interface SettledTooLate {
  code: 'settled_too_late';
  earliest: EpochMs;
}

/**
 * Whether a till may still settle what happened then: whoever may put a sale on any day of the past chooses the rules that
 * it earns by, and the caps that it fills.
 */
export function maySettle(
  occurredAt: EpochMs,
  now: EpochMs,
  { settleDays }: Pick<Policies, 'settleDays'>,
): Result<null, SettledTooLate> {
  const earliest = (now - settleDays * DAY_MS) as EpochMs;
  return occurredAt < earliest ? refuse({ code: 'settled_too_late', earliest }) : accept(null);
}
