import { accept, decideVoid, type Sale } from '@vip-card/core';
import {
  action,
  findSale,
  findSession,
  getAccount,
  id,
  NEWEST_FIRST,
  readLapses,
  receiptNumber,
  requestId,
  returnResult,
  rulesOf,
  text,
  writeAccount,
  writeSales,
  type Kept,
  type Till,
  type Transaction,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { saleName } from './returned-goods';
import { roleAtCounter } from './session';
import { tillOf } from './till';

/** Treats a sale as never made: by the clerk who made it within minutes, later by a manager with a reason. */
export const voidSale = action<'counter', 'voidSale'>({
  input: v.strictObject({ requestId, session: id, of: saleName, reason: v.exactOptional(text(200)) }),

  async run(context, { requestId, session, ...content }) {
    const { store, staff, openid } = context;
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    const till = await tillOf(context);
    return store.transact({ openid, action: 'counter.voidSale', requestId, content }, async (tx, requestKey) => {
      if (!open.ok) return open;
      const sale = await findSale(tx, memberNo, content.of);
      if (!sale.ok) return sale;
      const { reason } = content;
      const decision = decideVoid(await voidFacts(tx, till, sale.value, { role: roleAtCounter(staff), reason }));
      if (!decision.ok) return decision;
      const { return: back } = decision.value;
      writeAccount(tx, decision.value);
      writeSales(tx, [sale.value], decision.value.sales);
      tx.returns.insert(`${back.storeId}:${back.receipt}`, { ...back, requestKey });
      return accept({ ...returnResult(decision.value), receipt: back.receipt });
    });
  },
});

/** What has to be known to judge whether a sale may be voided, and what it would do. */
export async function voidFacts(
  tx: Transaction,
  till: Till,
  sale: Kept<Sale>,
  by: { role: 'clerk' | 'manager'; reason: string | undefined },
): Promise<Parameters<typeof decideVoid>[0]> {
  const { now, place } = till;
  const { memberNo } = sale;
  const account = await getAccount(tx, memberNo);
  const others = await tx.sales.where({ memberNo, voidedAt: null }, { order: NEWEST_FIRST, limit: 2 });
  const other = others.find(({ seq }) => seq !== sale.seq);
  const receipt = receiptNumber('V', place.receiptPrefix, now, { memberNo, seq: account.seq + 1 });
  return {
    account,
    lapses: await readLapses(till, tx.movements, account, [sale]),
    sale,
    otherPurchaseAt: other?.occurredAt ?? null,
    counter: { storeId: place.storeId, entity: place.entity, staffId: till.by, receipt },
    ...by,
    ...rulesOf(till),
    now,
  };
}
