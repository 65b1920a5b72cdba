import type { EpochMs } from '../units';
import type { Account } from './account';
import type { Movement } from './movement';
import { Postings } from './postings';

/**
 * Writes off what has expired: a movement for each instant at which something did, oldest first; none when nothing is due.
 * Earn 100, spend 60, expire: 40 expire and 0 are left, never -60.
 */
export function decideExpiry(account: Account, now: EpochMs): { movements: Movement[]; account: Account } {
  const { movements, account: after } = new Postings(account, now);
  return { movements, account: after };
}
