import { accept, decideSale, decideVoid, NO_TRAITS, refuse, type Points } from '@vip-card/core';
import {
  action,
  findSale,
  findSession,
  getAccount,
  id,
  requestId,
  returnResult,
  rulesOf,
  saleResult,
  text,
  writeAccount,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { saleName } from './returned-goods';
import { roleAtCounter } from './session';
import { tillOf } from './till';
import { voidFacts } from './void-sale';

/**
 * Moves a sale that was made on the wrong card: voided there and made here as of when it happened, in one transaction. It
 * keeps its receipt, which names one sale.
 */
export const reassignSale = action<'counter', 'reassignSale'>({
  input: v.strictObject({ requestId, session: id, of: saleName, to: id, reason: v.exactOptional(text(200)) }),

  async run(context, { requestId, session, ...content }) {
    const { store, staff, openid, now } = context;
    const from = await findSession(context, session);
    if (!from.ok) return from;
    const to = await findSession(context, content.to);
    if (!to.ok) return to;
    const till = await tillOf(context);
    return store.transact({ openid, action: 'counter.reassignSale', requestId, content }, async (tx, requestKey) => {
      if (!from.value.open.ok) return from.value.open;
      if (!to.value.open.ok) return to.value.open;
      if (from.value.memberNo === to.value.memberNo) return refuse({ code: 'same_member' });
      const found = await findSale(tx, from.value.memberNo, content.of);
      if (!found.ok) return found;
      const sale = found.value;
      if (sale.tender) return refuse({ code: 'sale_paid_with_points', receipt: sale.receipt });
      const { reason } = content;
      const voided = decideVoid(await voidFacts(tx, till, sale, { role: roleAtCounter(staff), reason }));
      if (!voided.ok) return voided;
      const { storeId, entity, staffId, receipt, channel, lines, occurredAt } = sale;
      const sold = decideSale({
        account: await getAccount(tx, to.value.memberNo),
        traits: NO_TRAITS,
        ...rulesOf(till),
        counter: { storeId, entity, staffId, receipt },
        channel,
        lines,
        redeem: 0 as Points,
        occurredAt,
        now,
      });
      if (!sold.ok) return sold;
      const { return: back } = voided.value;
      writeAccount(tx, voided.value);
      writeAccount(tx, sold.value);
      tx.sales.put(`${storeId}:${receipt}`, { ...sold.value.sale, requestKey });
      tx.returns.insert(`${back.storeId}:${back.receipt}`, { ...back, requestKey });
      return accept({ from: returnResult(voided.value), to: saleResult(sold.value) });
    });
  },
});
