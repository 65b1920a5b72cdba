import type { CounterPurchase, SaleName } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { fetchPurchases } from '../services/counter';

/** The purchases that were last looked at, for the pages that act on one of them. */
let held: { session: string; purchases: readonly CounterPurchase[] } | undefined;

export function holdPurchases(session: string, purchases: readonly CounterPurchase[]): void {
  held = { session, purchases };
}

/** A purchase as it is now, or as it was just shown; undefined when she has no such purchase. */
export async function findPurchase(session: string, of: SaleName): Promise<Answer<CounterPurchase | undefined>> {
  const shown = held?.session === session ? held.purchases.find((each) => isIt(each, of)) : undefined;
  if (shown) return { ok: true, value: shown };
  let skip: number | null = 0;
  while (skip !== null) {
    const answer: Awaited<ReturnType<typeof fetchPurchases>> = await fetchPurchases({ session, skip });
    if (!answer.ok) return answer;
    const found = answer.value.purchases.find((each) => isIt(each, of));
    if (found) return { ok: true, value: found };
    skip = answer.value.next;
  }
  return { ok: true, value: undefined };
}

function isIt({ storeId, receipt }: CounterPurchase, of: SaleName): boolean {
  return storeId === of.storeId && receipt === of.receipt;
}
