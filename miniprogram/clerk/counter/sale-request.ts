import type { CounterActions, ScanSession } from '@vip-card/core';
import type { KeptSale } from './kept-drafts';
import { pointsPayment } from './points-payment';
import { saleLines, totalPaid } from './sale-draft';

/** The bill as it is sent: from here on nothing of it changes, so that sending it again is the same request. */
export function sealed(kept: KeptSale, session: ScanSession | undefined): KeptSale {
  if (kept.sent) return kept;
  const payment = session ? pointsPayment(session, totalPaid(kept.draft), kept.draft.payWith) : undefined;
  const pays = payment?.kind === 'pays' ? { points: payment.points, worth: payment.worth } : null;
  return { ...kept, sent: true, pays };
}

/** The bill after a refusal: nothing was written, and everything typed is there to be changed. */
export function opened(kept: KeptSale): KeptSale {
  return { ...kept, sent: false, pays: null };
}

export function saleRequest({ requestId, session, draft, pays }: KeptSale): CounterActions['sell']['input'] {
  const receipt = draft.receipt.trim();
  return {
    requestId,
    session,
    lines: saleLines(draft),
    ...(pays ? { redeem: pays.points } : {}),
    ...(receipt === '' ? {} : { receipt }),
  };
}
