import { accept, decideSale, refuse, saleContentHash, type Sale, type SaleDecision } from '@vip-card/core';
import {
  action,
  epochMs,
  fen,
  id,
  receipt,
  requestId,
  text,
  type Answer,
  type Kept,
  type Store,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { receiptNumber } from './receipts';
import { findSession, storeOf } from './session';

const line = v.strictObject({
  sku: v.exactOptional(text(40)),
  name: v.exactOptional(text(80)),
  category: text(40),
  size: v.exactOptional(text(20)),
  colour: v.exactOptional(text(20)),
  quantity: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000)),
  list: fen,
  paid: fen,
});

/** Takes a sale: the points it earns, what they repay, and the tier it leads to, in one transaction. */
export const sell = action<'counter', 'sell'>({
  input: v.strictObject({
    requestId,
    session: id,
    lines: v.pipe(v.array(line), v.minLength(1), v.maxLength(200)),
    receipt: v.exactOptional(receipt),
    occurredAt: v.exactOptional(epochMs),
  }),

  async run(context, { requestId, session: sessionName, ...sold }) {
    const { store, staff, openid, now } = context;
    const found = await findSession(context, sessionName);
    if (!found.ok) return found;
    const { ruleSets, tiers, chain } = await context.settings();
    const { memberNo, open } = found.value;
    const { storeId, entity, receiptPrefix } = storeOf(staff);
    const content = { memberNo, storeId, ...sold };

    return store.transact({ openid, action: 'counter.sell', requestId, content }, async (tx, requestKey) => {
      if (sold.receipt !== undefined && tx.collided('sales')) {
        const kept = await tx.sales.find(`${storeId}:${sold.receipt}`);
        if (kept) return sameReceipt(store, kept, saleContentHash(memberNo, sold.lines));
      }
      if (!open.ok) return open;
      const unknown = sold.lines.findIndex(
        (each) => !chain.categories.some(({ id: known }) => known === each.category),
      );
      if (unknown >= 0) {
        return refuse({
          code: 'invalid_input',
          path: `lines.${unknown}.category`,
          expected: 'a category of the chain',
        });
      }
      const account = await tx.accounts.find(String(memberNo));
      if (!account) throw new Error(`member ${memberNo} has no account`);
      const occurredAt = sold.occurredAt ?? now;
      const movementName = { memberNo, seq: account.seq + 1 };
      const taken = tx.collided('sales') ? { requestKey } : undefined;
      const receipt = sold.receipt ?? receiptNumber('S', receiptPrefix, occurredAt, movementName, taken);
      const counter = { storeId, entity, staffId: staff.staffId, receipt };
      const decision = decideSale({ account, ruleSets, tiers, counter, lines: sold.lines, occurredAt, now });
      if (!decision.ok) return decision;
      const { sale, movement, account: after } = decision.value;
      tx.accounts.put(String(memberNo), after);
      tx.sales.insert(`${storeId}:${receipt}`, { ...sale, requestKey });
      tx.movements.insert(`${memberNo}:${movement.seq}`, movement);
      return accept(answerOf(decision.value));
    });
  },
});

type Sold = ReturnType<typeof answerOf>;

function answerOf({ sale, account, repaid, pointsAfter }: SaleDecision) {
  const { receipt, paid, award, tierAfter } = sale;
  return { receipt, paid, award, repaid, pointsAfter, owedAfter: account.owed, tierAfter };
}

/** The same receipt under a new request: the first answer again if it says the same, else a refusal. */
async function sameReceipt(store: Store, kept: Kept<Sale>, contentHash: string): Promise<Answer<Sold>> {
  const first = kept.contentHash === contentHash ? await store.requests.find(kept.requestKey) : undefined;
  if (!first) return refuse({ code: 'receipt_reused', receipt: kept.receipt, at: kept.occurredAt });
  return accept(first.answer as Sold);
}
