import type { Store } from '@vip-card/cloud';
import { auditAccount, openAccount, type Account, type MemberNo, type Movement } from '@vip-card/core';

export interface Books {
  balance: number;
  owed: number;
  /** Figures of stored accounts that their movements do not confirm. */
  auditDifferences: number;
}

const PAGE = 1000;

/** Sums the stored accounts, and rebuilds each of them from its movements. */
export async function readBooks(store: Store): Promise<Books> {
  const books: Books = { balance: 0, owed: 0, auditDifferences: 0 };
  const movements = movementsByMember(store);
  let next = await movements.next();
  for await (const account of accountsInOrder(store)) {
    // Both come in the order of member numbers: an account without movements, or the other way round, shows as a difference.
    let own: Movement[] = [];
    while (next.done !== true && next.value.memberNo <= account.memberNo) {
      if (next.value.memberNo === account.memberNo) own = next.value.movements;
      else books.auditDifferences += 1;
      next = await movements.next();
    }
    books.balance += account.balance;
    books.owed += account.owed;
    books.auditDifferences += auditAccount(account, own).length;
  }
  for (; next.done !== true; next = await movements.next()) books.auditDifferences += 1;
  return books;
}

async function* accountsInOrder(store: Store): AsyncGenerator<Account> {
  const fields = Object.keys(openAccount(0 as MemberNo)) as (keyof Account)[];
  for await (const page of store.accounts.pages(fields)) yield* page;
}

/** All movements, oldest first within each member, members in the order of their numbers. */
async function* movementsByMember(store: Store): AsyncGenerator<{ memberNo: number; movements: Movement[] }> {
  const { movements, command } = store;
  let memberNo = 0;
  for (;;) {
    // Whole members only: the last one of a full page may go on in the next.
    const page = await movements.where(
      { memberNo: command.gt(memberNo) },
      {
        order: [
          ['memberNo', 'asc'],
          ['seq', 'desc'],
        ],
        limit: PAGE,
      },
    );
    if (page.length === 0) return;
    const byMember = new Map<number, Movement[]>();
    for (const movement of page)
      byMember.set(movement.memberNo, [movement, ...(byMember.get(movement.memberNo) ?? [])]);
    const last = page.length === PAGE && byMember.size > 1 ? page[PAGE - 1]?.memberNo : undefined;
    for (const [each, own] of byMember) {
      if (each === last) break;
      yield { memberNo: each, movements: own };
      memberNo = each;
    }
  }
}
