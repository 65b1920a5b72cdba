import {
  accept,
  refuse,
  type EpochMs,
  type Goods,
  type MemberNo,
  type ReturnedGoods,
  type Sale,
  type SaleName,
} from '@vip-card/core';
import type { Answer, Documents, Kept } from '../documents';
import type { Store } from '../store';
import type { Transaction } from '../transaction';
import { returnableSales, soldBy } from './returnable-sales';

type Shelves = { sales: Pick<(Store | Transaction)['sales'], 'find' | 'where'> };

/** One sale of a member; refuses what is not hers or does not exist alike. */
export async function findSale(
  { sales }: Shelves,
  memberNo: MemberNo,
  { storeId, receipt }: SaleName,
): Promise<Answer<Kept<Sale>>> {
  const sale = await sales.find(`${storeId}:${receipt}`);
  return sale?.memberNo === memberNo ? accept(sale) : refuse({ code: 'sale_not_found', receipt });
}

/** What comes back, with the sales that the decision needs, as they are kept. */
export async function findGoods(
  shelves: Shelves,
  store: Store,
  memberNo: MemberNo,
  returned: ReturnedGoods,
  occurredAt: EpochMs,
): Promise<Answer<{ goods: Goods; sales: Documents['sales'][] }>> {
  if ('lines' in returned) {
    const found = await findSale(shelves, memberNo, returned.of);
    if (!found.ok) return found;
    return accept({ goods: { kind: 'lines', lines: returned.lines, sale: found.value }, sales: [found.value] });
  }
  const { amount, of } = returned;
  if (of) {
    const found = await findSale(shelves, memberNo, of);
    if (!found.ok) return found;
    return accept({ goods: { kind: 'amount-of-sale', amount, sale: found.value }, sales: [found.value] });
  }
  const sales = await returnableSales(shelves.sales, memberNo, amount, soldBy(store, occurredAt));
  return accept({ goods: { kind: 'amount', amount, sales }, sales });
}
