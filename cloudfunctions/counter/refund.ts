import { action, epochMs, findSession, id, receipt, requestId, takeReturn } from '@vip-card/cloud';
import * as v from 'valibot';
import { returnedGoods, shortfall } from './returned-goods';
import { tillOf } from './till';

/** Takes goods back, by their receipt or against the member's newest sales. Never refused for want of points. */
export const refund = action<'counter', 'refund'>({
  input: returnedGoods({
    requestId,
    session: id,
    shortfall: v.exactOptional(shortfall),
    receipt: v.exactOptional(receipt),
    occurredAt: v.exactOptional(epochMs),
  }),

  async run(context, { requestId, session, ...given }) {
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    const request = { openid: context.openid, action: 'counter.refund', requestId };
    return takeReturn(await tillOf(context), request, { memberNo, ...given }, open);
  },
});
