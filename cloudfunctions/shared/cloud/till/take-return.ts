import {
  accept,
  decideReturn,
  refuse,
  returnContentHash,
  type EpochMs,
  type MemberNo,
  type Return,
  type ReturnDecision,
  type ReturnedGoods,
  type Sale,
} from '@vip-card/core';
import type { Answer, Kept } from '../documents';
import type { Store } from '../store';
import type { WriteRequest } from '../transact';
import type { Transaction } from '../transaction';
import { findGoods } from './goods';
import { receiptNumber } from './receipt-number';
import { returnResult } from './return-result';
import { getAccount, readLapses, writeAccount, type Till } from './till';

/** Goods that come back, as a till sends them. */
export type GivenIn = ReturnedGoods & {
  memberNo: MemberNo;
  /** When points cannot be found: owed when absent. */
  shortfall?: 'owe' | 'cash';
  receipt?: string;
  occurredAt?: EpochMs;
};

type Refunded = ReturnDecision & { receipt: string };

/** Takes goods back, by their receipt or against the member's newest sales. Never refused for want of points. */
export function takeReturn(
  till: Till,
  request: Omit<WriteRequest, 'content'>,
  given: GivenIn,
  allowed: Answer<unknown>,
): Promise<Answer<Refunded>> {
  const { store, now, place, by } = till;
  const { memberNo } = given;
  const { storeId, entity, receiptPrefix } = place;
  return store.transact({ ...request, content: { storeId, ...given } }, async (tx, requestKey) => {
    const occurredAt = given.occurredAt ?? now;
    // Who sends a receipt again under a new request is answered as the first time, though it could not be taken again.
    const asKept = async (): Promise<Answer<Refunded> | undefined> => {
      const kept = given.receipt === undefined ? undefined : await tx.returns.find(`${storeId}:${given.receipt}`);
      return kept && sameReceipt(till, kept, given);
    };
    const kept = tx.collided('returns') ? await asKept() : undefined;
    if (kept) return kept;
    if (!allowed.ok) return (await asKept()) ?? allowed;
    const account = await getAccount(tx, memberNo);
    const found = await findGoods(tx, store, memberNo, given, occurredAt);
    if (!found.ok) return (await asKept()) ?? found;
    const { goods, sales } = found.value;
    const movementName = { memberNo, seq: account.seq + 1 };
    const taken = tx.collided('returns') ? { requestKey } : undefined;
    const receipt = given.receipt ?? receiptNumber('R', receiptPrefix, occurredAt, movementName, taken);
    const decision = decideReturn({
      account,
      lapses: await readLapses(till, tx.movements, account, sales),
      goods,
      counter: { storeId, entity, staffId: by, receipt },
      ...rulesOf(till),
      shortfall: given.shortfall ?? 'owe',
      occurredAt,
      now,
    });
    if (!decision.ok) return (await asKept()) ?? decision;
    writeAccount(tx, decision.value);
    writeSales(tx, sales, decision.value.sales);
    tx.returns.insert(`${storeId}:${receipt}`, { ...decision.value.return, requestKey });
    return accept({ ...returnResult(decision.value), receipt });
  });
}

/** What a return would do, decided as `takeReturn` decides it, and not carried out. */
export async function previewReturn(
  till: Till,
  given: Omit<GivenIn, 'receipt' | 'occurredAt'> & ReturnedGoods,
): Promise<Answer<ReturnDecision>> {
  const { store, now, place, by } = till;
  const { memberNo } = given;
  const [account, found] = await Promise.all([
    getAccount(store, memberNo),
    findGoods(store, store, memberNo, given, now),
  ]);
  if (!found.ok) return found;
  const { storeId, entity } = place;
  const decision = decideReturn({
    account,
    lapses: await readLapses(till, store.movements, account, found.value.sales),
    goods: found.value.goods,
    counter: { storeId, entity, staffId: by, receipt: 'preview' },
    ...rulesOf(till),
    shortfall: given.shortfall ?? 'owe',
    occurredAt: now,
    now,
  });
  return decision.ok ? accept(returnResult(decision.value)) : decision;
}

export function rulesOf({
  settings: { ruleSets, tiers, policies },
}: Till): Pick<Till['settings'], 'ruleSets' | 'tiers' | 'policies'> {
  return { ruleSets, tiers, policies };
}

/** Writes sales that a return touched; each keeps what else is stored with it. */
export function writeSales(tx: Transaction, before: readonly Kept<Sale>[], after: readonly Sale[]): void {
  for (const sale of after) {
    const kept = before.find(({ storeId, receipt }) => storeId === sale.storeId && receipt === sale.receipt);
    if (kept) tx.sales.put(`${sale.storeId}:${sale.receipt}`, { ...kept, ...sale });
  }
}

/** The same receipt under a new request: the first answer again if it says the same, else a refusal. */
async function sameReceipt({ store }: Till, kept: Kept<Return>, given: GivenIn): Promise<Answer<Refunded>> {
  const same = kept.contentHash === returnContentHash(given.memberNo, given);
  const first = same ? await firstAnswer(store, kept.requestKey) : undefined;
  return first ?? refuse({ code: 'receipt_reused', receipt: kept.receipt, at: kept.occurredAt });
}

async function firstAnswer(store: Store, requestKey: string): Promise<Answer<Refunded> | undefined> {
  const first = await store.requests.find(requestKey);
  return first && accept(first.answer as Refunded);
}
