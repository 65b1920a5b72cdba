import type { Store } from '@vip-card/cloud';
import { auditAccount } from '@vip-card/core';
import { memberLedgers } from '../audit/members';

export interface Books {
  balance: number;
  owed: number;
  /** Figures of stored accounts that their movements do not confirm. */
  auditDifferences: number;
}

/** Sums the stored accounts, and rebuilds each of them from its movements. */
export async function readBooks(store: Store): Promise<Books> {
  const books: Books = { balance: 0, owed: 0, auditDifferences: 0 };
  for await (const { account, movements } of memberLedgers(store, 'points')) {
    books.balance += account?.balance ?? 0;
    books.owed += account?.owed ?? 0;
    books.auditDifferences += account ? auditAccount(account, movements).length : 1;
  }
  return books;
}
