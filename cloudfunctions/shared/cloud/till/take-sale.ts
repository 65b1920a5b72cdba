import {
  accept,
  decideSale,
  maySettle,
  NO_TRAITS,
  refuse,
  saleContentHash,
  type EpochMs,
  type MemberNo,
  type Points,
  type Sale,
  type SaleDecision,
  type SaleLine,
  type SaleResult,
} from '@vip-card/core';
import type { Answer, Kept } from '../documents';
import type { Store } from '../store';
import type { WriteRequest } from '../transact';
import { receiptNumber } from './receipt-number';
import { getAccount, writeAccount, type Till } from './till';

/** A sale as a till sends it. */
export interface Sold {
  memberNo: MemberNo;
  lines: SaleLine[];
  /** Points that she wants to pay with; 0 when absent. */
  redeem?: Points;
  /** Made here when absent. */
  receipt?: string;
  /** Now when absent. */
  occurredAt?: EpochMs;
}

/**
 * Takes a sale: what points pay of it, what it earns, what that repays, and the tier it leads to, in one transaction.
 *
 * @param allowed asked after replays are told: who sends the same again is answered though the scan is over by then
 */
export function takeSale(
  till: Till,
  request: Omit<WriteRequest, 'content'>,
  sold: Sold,
  allowed: Answer<unknown>,
): Promise<Answer<SaleResult>> {
  const { store, settings, now, place, by, channel } = till;
  const { memberNo, lines } = sold;
  const { storeId, entity, receiptPrefix } = place;
  const redeem = sold.redeem ?? (0 as Points);
  return store.transact({ ...request, content: { storeId, ...sold } }, async (tx, requestKey) => {
    // Who sends a receipt again under a new request is answered as the first time, though it could not be sold again.
    const asKept = async (): Promise<Answer<SaleResult> | undefined> => {
      const kept = sold.receipt === undefined ? undefined : await tx.sales.find(`${storeId}:${sold.receipt}`);
      return kept && sameReceipt(store, kept, saleContentHash(memberNo, lines, redeem));
    };
    const kept = tx.collided('sales') ? await asKept() : undefined;
    if (kept) return kept;
    if (!allowed.ok) return (await asKept()) ?? allowed;
    const known = knownCategories(till, lines);
    if (!known.ok) return (await asKept()) ?? known;
    const occurredAt = sold.occurredAt ?? now;
    const inTime = maySettle(occurredAt, now, settings.policies);
    if (!inTime.ok) return (await asKept()) ?? inTime;
    const account = await getAccount(tx, memberNo);
    const movementName = { memberNo, seq: account.seq + 1 };
    const taken = tx.collided('sales') ? { requestKey } : undefined;
    const receipt = sold.receipt ?? receiptNumber('S', receiptPrefix, occurredAt, movementName, taken);
    const { ruleSets, tiers, policies } = settings;
    const decision = decideSale({
      account,
      traits: NO_TRAITS,
      ruleSets,
      tiers,
      policies,
      counter: { storeId, entity, staffId: by, receipt },
      channel,
      lines,
      redeem,
      occurredAt,
      now,
    });
    if (!decision.ok) return (await asKept()) ?? decision;
    writeAccount(tx, decision.value);
    tx.sales.insert(`${storeId}:${receipt}`, { ...decision.value.sale, requestKey });
    return accept(saleResult(decision.value));
  });
}

/** Refuses a line whose category the chain does not have, by its place. */
export function knownCategories({ settings }: Pick<Till, 'settings'>, lines: readonly SaleLine[]): Answer<null> {
  const { categories } = settings.chain;
  const unknown = lines.findIndex((each) => !categories.some(({ id }) => id === each.category));
  if (unknown < 0) return accept(null);
  return refuse({ code: 'invalid_input', path: `lines.${unknown}.category`, expected: 'a category of the chain' });
}

export function saleResult({ sale, account, repaid, pointsAfter }: SaleDecision): SaleResult {
  const { receipt, paid, tender, award, tierAfter } = sale;
  return {
    receipt,
    paid,
    due: (paid - (tender?.worth ?? 0)) as SaleResult['due'],
    redeemed: tender && { points: tender.points, worth: tender.worth },
    award,
    repaid,
    pointsAfter,
    owedAfter: account.owed,
    tierAfter,
  };
}

/** The same receipt under a new request: the first answer again if it says the same, else a refusal. */
async function sameReceipt(store: Store, kept: Kept<Sale>, contentHash: string): Promise<Answer<SaleResult>> {
  const first = kept.contentHash === contentHash ? await store.requests.find(kept.requestKey) : undefined;
  if (!first) return refuse({ code: 'receipt_reused', receipt: kept.receipt, at: kept.occurredAt });
  // A sale that was moved to another card was written by that request, which answers for both.
  const answer = first.answer as SaleResult | { to: SaleResult };
  return accept('to' in answer ? answer.to : answer);
}
