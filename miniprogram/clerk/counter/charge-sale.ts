import type { ScanSession } from '@vip-card/core';
import { now } from '../../services/clock';
import { sell } from '../services/counter';
import { answered, type Asking } from './asking';
import { keepDraft, removeDraft } from './draft-storage';
import type { KeptSale } from './kept-drafts';
import { enqueue, type QueuedSale } from './sale-queue';
import { opened, saleRequest, sealed } from './sale-request';
import { totalPaid } from './sale-draft';
import type { Sold } from './sold';

/** Why a sale cannot be kept for later either. */
export type CannotKeep = 'points-need-network' | 'scan-over' | 'phone-full';

export interface Charged {
  kept: KeptSale;
  asking: Asking<Sold>;
  /** It is on the phone and will be settled. */
  queued?: QueuedSale;
  cannotKeep?: CannotKeep;
}

/**
 * Sends a bill. It is marked as sent before it leaves: after a crash the phone knows that it may have arrived. What a full
 * phone cannot mark is not sent. Without network it is kept and settled later, if it only earns.
 */
export async function chargeSale(before: KeptSale, session: ScanSession | undefined): Promise<Charged> {
  const kept = sealed(before, session, now());
  if (await hasNoNetwork()) return before.sent ? keepForLater(kept) : keepUnsent(before, kept, session);
  if (!before.sent && !keepDraft(kept)) {
    return { kept: opened(before), asking: { step: 'refused', refusal: { code: 'phone_full' } } };
  }
  const asking = answered(await sell(saleRequest(kept)));
  if (asking.step === 'answered') removeDraft(kept.requestId);
  if (asking.step === 'refused') {
    const changeable = opened(kept);
    keepDraft(changeable);
    return { kept: changeable, asking };
  }
  const isLost = asking.step === 'unanswered' && (await hasNoNetwork());
  return isLost ? keepForLater(kept) : { kept, asking };
}

/** Nothing has left the phone: it can be changed again when it cannot be kept. */
function keepUnsent(before: KeptSale, kept: KeptSale, session: ScanSession | undefined): Charged {
  const typing = { kept: opened(before), asking: { step: 'typing' } } as const;
  if (kept.sealed?.pays) return { ...typing, cannotKeep: 'points-need-network' };
  if (!session || session.expiresAt <= now()) return { ...typing, cannotKeep: 'scan-over' };
  return keep(kept, false) ?? { ...typing, cannotKeep: 'phone-full' };
}

/** A bill that was sent without an answer goes into the queue, where it is asked for again until one comes. */
export function keepForLater(kept: KeptSale): Charged {
  const unanswered = { kept, asking: { step: 'unanswered', refusal: { code: 'offline' } } } as const;
  if (kept.sealed?.pays) return { ...unanswered, cannotKeep: 'points-need-network' };
  return keep(kept, true) ?? { ...unanswered, cannotKeep: 'phone-full' };
}

/** Undefined when the phone could not write it: then it is not kept, and nobody may be told so. */
function keep(kept: KeptSale, maybeArrived: boolean): Charged | undefined {
  const request = saleRequest(kept);
  const queued: QueuedSale = {
    request: { ...request, occurredAt: kept.sealed?.at ?? kept.startedAt },
    // What left the phone did not say when it happened.
    sentAs: maybeArrived ? [request] : [],
    member: kept.member,
    paid: totalPaid(kept.draft),
    points: kept.sealed?.earns ?? null,
    waits: null,
    asideAt: null,
    settled: null,
  };
  try {
    enqueue(queued);
  } catch {
    return undefined;
  }
  removeDraft(kept.requestId);
  return { kept, asking: { step: 'typing' }, queued };
}

async function hasNoNetwork(): Promise<boolean> {
  try {
    return (await wx.getNetworkType()).networkType === 'none';
  } catch {
    return false;
  }
}
