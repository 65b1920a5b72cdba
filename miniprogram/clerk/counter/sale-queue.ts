import type { CounterActions, EpochMs, Fen, MemberNo, Points, TierName } from '@vip-card/core';
import type { AnyRefusal } from '../../services/call';

type SaleRequest = CounterActions['sell']['input'];

/** A sale that was taken without network: money is in the till, and the server has to hear of it. */
export interface QueuedSale {
  /** As it will be sent, but for when it happened. Its request id is what makes it one sale, however often it is sent. */
  request: SaleRequest;
  occurredAt: EpochMs;
  /** It left the phone once, without saying when it happened, and may have arrived. */
  maybeArrived: boolean;
  member: { memberNo: MemberNo; name: string; tier: TierName };
  paid: Fen;
  /** What the phone told the customer; null when it could not know. */
  points: Points | null;
  /** Why it still waits; null while it has not been tried. */
  waits: AnyRefusal | null;
  /** What the server made of it, which is what counts. */
  settled: { points: Points; receipt: string; at: EpochMs } | null;
}

/** Settled sales are shown for so long; those whose points differ until somebody has seen them. */
const SHOWN_FOR_MS = 24 * 60 * 60_000;

const key = 'clerk-queue';

/** The sales that wait, oldest first, and those that were settled lately. */
export function readQueue(): QueuedSale[] {
  const stored: unknown = wx.getStorageSync(key);
  return Array.isArray(stored) ? (stored as QueuedSale[]) : [];
}

/** Keeps a sale on the phone: when this returns, it is written. A sale that is there already stays as it was. */
export function enqueue(sale: QueuedSale): void {
  const queue = readQueue();
  if (!queue.some((each) => isSame(each, sale.request.requestId))) wx.setStorageSync(key, [...queue, sale]);
}

/** Changes one sale of the queue; the others may have changed since it was read. */
export function changeQueued(requestId: string, change: Pick<QueuedSale, 'waits'> | Pick<QueuedSale, 'settled'>): void {
  const queue = readQueue().map((each) => (isSame(each, requestId) ? { ...each, ...change } : each));
  wx.setStorageSync(key, queue);
}

/** Takes sales off the list that are done with. One that waits is never taken off. */
export function forgetSettled(isDone: (sale: QueuedSale) => boolean): void {
  const queue = readQueue();
  const left = queue.filter((sale) => sale.settled === null || !isDone(sale));
  if (left.length < queue.length) wx.setStorageSync(key, left);
}

export function isQueued(requestId: string): boolean {
  return readQueue().some((each) => isSame(each, requestId));
}

export function waiting(queue: readonly QueuedSale[]): QueuedSale[] {
  return queue.filter(({ settled }) => settled === null);
}

/** Whether the server gave other points than the phone had told the customer. */
export function differs({ points, settled }: QueuedSale): boolean {
  return settled !== null && points !== null && settled.points !== points;
}

/** Settled long enough ago, with the points that the customer was told. */
export function isOld(sale: QueuedSale, now: EpochMs): boolean {
  return sale.settled !== null && !differs(sale) && now - sale.settled.at > SHOWN_FOR_MS;
}

function isSame({ request }: QueuedSale, requestId: string): boolean {
  return request.requestId === requestId;
}
