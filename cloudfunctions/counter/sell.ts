import { accept, refuse } from '@vip-card/core';
import {
  action,
  epochMs,
  findSession,
  id,
  points,
  receipt,
  requestId,
  saleLines,
  takeSale,
  type Answer,
  type ScanSession,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { tillOf } from './till';

/** Takes a sale at the counter. Paying with points needs the code on her card; earning does not. */
export const sell = action<'counter', 'sell'>({
  input: v.strictObject({
    requestId,
    session: id,
    lines: saleLines,
    redeem: v.exactOptional(points),
    receipt: v.exactOptional(receipt),
    occurredAt: v.exactOptional(epochMs),
  }),

  async run(context, { requestId, session, ...sold }) {
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    const request = { openid: context.openid, action: 'counter.sell', requestId };
    return takeSale(await tillOf(context), request, { memberNo, ...sold }, mayPay(open, sold.redeem ?? 0));
  },
});

function mayPay(open: Answer<ScanSession>, redeem: number): Answer<null> {
  if (!open.ok) return open;
  return redeem > 0 && open.value.proof !== 'code' ? refuse({ code: 'redeeming_needs_code' }) : accept(null);
}
