import {
  accept,
  decideReturn,
  refuse,
  type Fen,
  type MemberNo,
  type Return,
  type ReturnDecision,
} from '@vip-card/core';
import { action, epochMs, id, receipt, requestId, someFen, type Answer, type Kept, type Store } from '@vip-card/cloud';
import * as v from 'valibot';
import { receiptNumber } from './receipts';
import { returnableSales, soldBy } from './returnable-sales';
import { returnAnswer } from './return-answer';
import { findSession, storeOf } from './session';

type Refunded = ReturnDecision & { receipt: string };

/** Takes goods back without a receipt, against the member's newest sales first. Never refused for want of points. */
export const refund = action<'counter', 'refund'>({
  input: v.strictObject({
    requestId,
    session: id,
    amount: someFen,
    receipt: v.exactOptional(receipt),
    occurredAt: v.exactOptional(epochMs),
  }),

  async run(context, { requestId, session: sessionName, ...returned }) {
    const { store, staff, openid, now } = context;
    const found = await findSession(context, sessionName);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    const { storeId, entity, receiptPrefix } = storeOf(staff);
    const content = { memberNo, storeId, ...returned };

    return store.transact({ openid, action: 'counter.refund', requestId, content }, async (tx, requestKey) => {
      if (returned.receipt !== undefined && tx.collided('returns')) {
        const kept = await tx.returns.find(`${storeId}:${returned.receipt}`);
        if (kept) return sameReceipt(store, kept, memberNo, returned.amount);
      }
      if (!open.ok) return open;
      const account = await tx.accounts.find(String(memberNo));
      if (!account) throw new Error(`member ${memberNo} has no account`);
      const occurredAt = returned.occurredAt ?? now;
      const sales = await returnableSales(tx.sales, memberNo, returned.amount, soldBy(store, occurredAt));
      const movementName = { memberNo, seq: account.seq + 1 };
      const taken = tx.collided('returns') ? { requestKey } : undefined;
      const receipt = returned.receipt ?? receiptNumber('R', receiptPrefix, occurredAt, movementName, taken);
      const counter = { storeId, entity, staffId: staff.staffId, receipt };
      const decision = decideReturn({ account, sales, counter, amount: returned.amount, occurredAt, now });
      if (!decision.ok) return decision;
      const { return: kept, movement, account: after, sales: touched } = decision.value;
      tx.accounts.put(String(memberNo), after);
      for (const sale of touched) {
        const before = sales.find(({ seq }) => seq === sale.seq);
        if (before) tx.sales.put(`${sale.storeId}:${sale.receipt}`, { ...before, ...sale });
      }
      tx.returns.insert(`${storeId}:${receipt}`, { ...kept, requestKey });
      tx.movements.insert(`${memberNo}:${movement.seq}`, movement);
      return accept({ ...returnAnswer(decision.value), receipt });
    });
  },
});

/** The same receipt under a new request: the first answer again if it says the same, else a refusal. */
async function sameReceipt(
  store: Store,
  kept: Kept<Return>,
  memberNo: MemberNo,
  amount: Fen,
): Promise<Answer<Refunded>> {
  const same = kept.memberNo === memberNo && kept.refunded === amount;
  const first = same ? await store.requests.find(kept.requestKey) : undefined;
  if (!first) return refuse({ code: 'receipt_reused', receipt: kept.receipt, at: kept.occurredAt });
  return accept(first.answer as Refunded);
}
