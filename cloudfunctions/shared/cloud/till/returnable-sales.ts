import { TOLERATED_SKEW_MS, type EpochMs, type Fen, type MemberNo } from '@vip-card/core';
import type { Documents } from '../documents';
import type { Store } from '../store';
import type { Transaction } from '../transaction';
import { NEWEST_FIRST } from '../newest-first';

/** Most returns reach back a purchase or two: the first page is small, and each further one twice the size. */
const FIRST_PAGE = 8;
const LARGEST_PAGE = 512;

/** What was sold before a return: a return that is settled late is none of what was bought after it. */
export function soldBy(store: Store, returnedAt: EpochMs): object {
  return store.command.lte(returnedAt + TOLERATED_SKEW_MS);
}

/** The member's newest sales up to a moment, as far back as an amount to be returned reaches. */
export async function returnableSales(
  sales: Pick<(Store | Transaction)['sales'], 'where'>,
  memberNo: MemberNo,
  amount: Fen,
  occurredAt: object,
): Promise<Documents['sales'][]> {
  const found: Documents['sales'][] = [];
  let left: number = amount;
  for (let limit = FIRST_PAGE; left > 0; limit = Math.min(limit * 2, LARGEST_PAGE)) {
    const options = { order: NEWEST_FIRST, skip: found.length, limit };
    const page = await sales.where({ memberNo, occurredAt }, options);
    found.push(...page);
    left -= page.reduce((sum, sale) => sum + sale.paid - sale.refunded, 0);
    if (page.length < limit) break;
  }
  return found;
}
