import { isExpired, type Account } from '../ledger/account';
import type { EpochMs } from '../units';
import { asksForExpired } from './milestones';
import type { Sale } from './sale';

/** The movements that tell what expired of which lot, and what of that returns have counted as taken back. */
export const LAPSE_KINDS = ['expire', 'return'] as const;

/**
 * Whether a return has to know what expired of her lots: when one of the sales' is past its time, or one of a milestone that
 * the return may undo. Most returns meet neither, and need not read it.
 */
export function readsLapses(account: Account, sales: readonly Sale[], now: EpochMs): boolean {
  return sales.some(({ lots }) => lots.some((lot) => isExpired(lot, now))) || asksForExpired(account, now);
}
