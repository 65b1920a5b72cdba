import { accept, refuse, TOLERATED_SKEW_MS, type EpochMs, type MemberNo } from '@vip-card/core';
import {
  action,
  epochMs,
  findSession,
  id,
  noteDifference,
  points,
  receipt,
  requestId,
  saleLines,
  takeSale,
  type Answer,
  type ScanSession,
  type StaffContext,
} from '@vip-card/cloud';
import * as v from 'valibot';
import { RECOGNISING, recordReadings } from './readings';
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
    pointsShown: v.exactOptional(points),
  }),

  async run(context, { requestId, session, pointsShown, ...sold }) {
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    const request = { openid: context.openid, action: 'counter.sell', requestId };
    const allowed = open.ok ? mayPay(open.value, sold.redeem) : await settlesLate(context, memberNo, sold, open);
    const till = await tillOf(context);
    const taken = await takeSale(till, request, { memberNo, ...sold }, allowed);
    return noteDifference(till, { memberNo, ...sold }, pointsShown, taken);
  },
});

function mayPay({ proof }: ScanSession, redeem = 0): Answer<null> {
  return redeem > 0 && proof !== 'code' ? refuse({ code: 'redeeming_needs_code' }) : accept(null);
}

/** How long a scan lasts, and how far a phone's clock may be off. */
const RECOGNISED_WITHIN_MS = 15 * 60_000;

/**
 * What was sold without network arrives when the scan is long over. It earns all the same if she was recognised then, as the
 * audit log knows. Points never pay for it.
 */
async function settlesLate(
  context: StaffContext,
  memberNo: MemberNo,
  { occurredAt, redeem = 0 }: { occurredAt?: EpochMs; redeem?: number },
  over: Answer<never>,
): Promise<Answer<unknown>> {
  const { store, staff, now } = context;
  if (occurredAt === undefined || redeem > 0 || occurredAt > now) return over;
  const then = store.command
    .gte(occurredAt - RECOGNISED_WITHIN_MS)
    .and(store.command.lte(occurredAt + TOLERATED_SKEW_MS));
  const recognised = { memberNo, staffId: staff.staffId, at: then, action: store.command.in([...RECOGNISING]) };
  if ((await store.auditLog.where(recognised, { limit: 1 })).length === 0) return over;
  await recordReadings(context, 'counter.settle', [memberNo]);
  return accept(null);
}
