import type { Fen, MemberNo } from '@vip-card/core';
import type { Documents, Store, Transaction } from '@vip-card/cloud';
import { NEWEST_FIRST } from './newest-first';

const PAGE = 100;

/** The member's newest sales, as far back as an amount to be returned reaches. */
export async function returnableSales(
  sales: Pick<(Store | Transaction)['sales'], 'where'>,
  memberNo: MemberNo,
  amount: Fen,
): Promise<Documents['sales'][]> {
  const found: Documents['sales'][] = [];
  let left: number = amount;
  for (let skip = 0; left > 0; skip += PAGE) {
    const page = await sales.where({ memberNo }, { order: NEWEST_FIRST, skip, limit: PAGE });
    found.push(...page);
    left -= page.reduce((sum, sale) => sum + sale.paid - sale.refunded, 0);
    if (page.length < PAGE) break;
  }
  return found;
}
