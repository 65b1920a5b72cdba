import type { EpochMs, SaleLine } from '@vip-card/core';
import { changeQueued, type QueuedSale } from './sale-queue';

/** What may be changed of a sale after the customer has left; what she paid is not among it. */
export interface Mending {
  /** Empty: the server makes one. */
  receipt: string;
  /** By line: a category that the chain has, in place of one that it has no more. */
  categories: readonly string[];
}

export function mendingOf({ request }: QueuedSale): Mending {
  return { receipt: request.receipt ?? '', categories: request.lines.map(({ category }) => category) };
}

/**
 * Has a sale sent as it was changed. It keeps its request id, and the form that was refused is remembered: should that one
 * have reached the server after all, this one is refused as a second use of the id and the first is asked for. A new id
 * could make two sales of them.
 */
export function mendQueued(requestId: string, mending: Mending): void {
  changeQueued(requestId, (sale) => {
    if (sale.settled) return sale;
    const again = { ...sale, waits: null, asideAt: null };
    const request = mended(sale.request, mending);
    if (sameForm(request, sale.request)) return again;
    return { ...again, request, sentAs: [...sale.sentAs, sale.request] };
  });
}

/** Points never pay for what the phone keeps: there is nothing else to carry over. */
function mended({ requestId, session, occurredAt, lines }: QueuedSale['request'], mending: Mending) {
  const receipt = mending.receipt.trim();
  return {
    requestId,
    session,
    occurredAt,
    lines: lines.map((line, at): SaleLine => ({ ...line, category: mending.categories[at] ?? line.category })),
    ...(receipt === '' ? {} : { receipt }),
  };
}

/** Whether the server would take both for the same. */
export function sameForm(a: QueuedSale['request'], b: QueuedSale['request']): boolean {
  return a.receipt === b.receipt && a.lines.every((line, at) => line.category === b.lines[at]?.category);
}

/** Leaves a sale to headquarters: it stays on the phone, and is sent no more. */
export function putAside(requestId: string, now: EpochMs): void {
  changeQueued(requestId, (sale) => ({ ...sale, asideAt: now }));
}

/** Back among those that have their turn, with the reason for which it was put aside. */
export function takeUp(requestId: string): void {
  changeQueued(requestId, (sale) => ({ ...sale, asideAt: null }));
}
