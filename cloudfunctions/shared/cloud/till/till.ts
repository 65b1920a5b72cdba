import {
  LAPSE_KINDS,
  readsLapses,
  settledLate,
  type Account,
  type Channel,
  type EpochMs,
  type MemberNo,
  type Movement,
  type Sale,
} from '@vip-card/core';
import type { StaffStore } from '../documents';
import type { Settings } from '../settings';
import type { Store } from '../store';
import type { Transaction } from '../transaction';

/** Where something is sold or given back, and by whom: the same for a clerk's phone and for a point-of-sale system. */
export interface Till {
  store: Store;
  settings: Settings;
  now: EpochMs;
  place: Pick<StaffStore, 'storeId' | 'entity' | 'receiptPrefix'>;
  /** The staff, or the device. */
  by: string;
  channel: Channel;
}

/** A member's account within a transaction; that it is missing is a fault. */
export async function getAccount(
  tx: { accounts: Pick<Transaction['accounts'], 'find'> },
  memberNo: MemberNo,
): Promise<Account> {
  const account = await tx.accounts.find(String(memberNo));
  if (!account) throw new Error(`member ${memberNo} has no account`);
  return account;
}

/** Writes what a decision did to a member's account: the account, each of its movements, and which of them finance looks at. */
export function writeAccount(
  tx: Transaction,
  { account, movements }: { account: Account; movements: readonly Movement[] },
): void {
  tx.accounts.put(String(account.memberNo), account);
  for (const movement of movements) {
    const name = `${account.memberNo}:${movement.seq}`;
    tx.movements.insert(name, movement);
    const late = settledLate(movement);
    if (late) tx.lateSales.insert(name, late);
  }
}

/** More than a member has in a lifetime of months. */
const LAPSES_READ = 1000;

/** The movements that tell what expired of a member's lots; read only where a return may ask for it, which it seldom does. */
export async function readLapses(
  { store, now }: Pick<Till, 'store' | 'now'>,
  movements: Pick<Transaction['movements'], 'where'>,
  account: Account,
  sales: readonly Sale[],
): Promise<Movement[]> {
  if (!readsLapses(account, sales, now)) return [];
  const told = { memberNo: account.memberNo, kind: store.command.in([...LAPSE_KINDS]) };
  return movements.where(told, { limit: LAPSES_READ, order: [['seq', 'asc']] });
}
