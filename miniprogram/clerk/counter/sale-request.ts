import type { CounterActions, EpochMs, ScanSession } from '@vip-card/core';
import type { KeptSale } from './kept-drafts';
import { pointsPayment } from './points-payment';
import { runningAward } from './running-points';
import { saleLines, totalPaid } from './sale-draft';

/** The bill as it is sent: from here on nothing of it changes, so that sending it again is the same request. */
export function sealed(kept: KeptSale, session: ScanSession | undefined, now: EpochMs): KeptSale {
  if (kept.sent) return kept;
  const payment = session ? pointsPayment(session, totalPaid(kept.draft), kept.draft.payWith) : undefined;
  const pays = payment?.kind === 'pays' ? { points: payment.points, worth: payment.worth } : null;
  const award = session && runningAward(session, saleLines(kept.draft), now, pays?.worth);
  return { ...kept, sent: true, sealed: { at: now, pays, earns: award?.total ?? null } };
}

/** The bill after a refusal: nothing was written, and everything typed is there to be changed. */
export function opened(kept: KeptSale): KeptSale {
  return { ...kept, sent: false, sealed: null };
}

export function saleRequest({
  requestId,
  session,
  draft,
  sealed: at,
}: KeptSale): Omit<CounterActions['sell']['input'], 'occurredAt'> {
  const receipt = draft.receipt.trim();
  return {
    requestId,
    session,
    lines: saleLines(draft),
    ...(at?.pays ? { redeem: at.pays.points } : {}),
    ...(receipt === '' ? {} : { receipt }),
  };
}
