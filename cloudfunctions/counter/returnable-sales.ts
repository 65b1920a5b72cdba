import type { Fen, MemberNo } from '@vip-card/core';
import type { Documents, Store, Transaction } from '@vip-card/cloud';

/** Most returns reach back a purchase or two: the first page is small, and each further one twice the size. */
const FIRST_PAGE = 8;
const LARGEST_PAGE = 512;

/** The member's newest sales, as far back as an amount to be returned reaches. */
export async function returnableSales(
  sales: Pick<(Store | Transaction)['sales'], 'where'>,
  memberNo: MemberNo,
  amount: Fen,
): Promise<Documents['sales'][]> {
  const found: Documents['sales'][] = [];
  let left: number = amount;
  for (let limit = FIRST_PAGE; left > 0; limit = Math.min(limit * 2, LARGEST_PAGE)) {
    const order: [['occurredAt', 'desc'], ['seq', 'desc']] = [
      ['occurredAt', 'desc'],
      ['seq', 'desc'],
    ];
    const page = await sales.where({ memberNo }, { order, skip: found.length, limit });
    found.push(...page);
    left -= page.reduce((sum, sale) => sum + sale.paid - sale.refunded, 0);
    if (page.length < limit) break;
  }
  return found;
}
