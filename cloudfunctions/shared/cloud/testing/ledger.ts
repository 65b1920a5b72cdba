import { auditAccount, type Account, type MemberNo, type Movement } from '@vip-card/core';
import type { Documents } from '../documents';
import type { ShopFloor } from './shop-floor';

/** What is stored of a member. Throws when the account is not what its movements say. */
export async function ledgerOf(
  { store }: ShopFloor,
  memberNo: MemberNo,
): Promise<{ account: Account; movements: Movement[]; sales: Documents['sales'][] }> {
  const account = await store.accounts.find(String(memberNo));
  if (!account) throw new Error(`member ${memberNo} has no account`);
  const movements = await store.movements.where({ memberNo }, { order: [['seq', 'asc']], limit: 1000 });
  const differences = auditAccount(account, movements);
  if (differences.length > 0) throw new Error(`member ${memberNo}: ${JSON.stringify(differences)}`);
  const sales = await store.sales.where({ memberNo }, { limit: 1000 });
  return { account, movements, sales };
}
