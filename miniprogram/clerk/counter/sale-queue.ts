import type { CounterActions, EpochMs, Fen, MemberNo, Points, TierName } from '@vip-card/core';
import type { AnyRefusal } from '../../services/call';

type SaleRequest = CounterActions['sell']['input'];

/** A sale that was taken without network: money is in the till, and the server has to hear of it. */
export interface QueuedSale {
  /** As it is sent. Its request id makes it one sale, however often and in whatever form it is sent: the server takes one. */
  request: SaleRequest & { occurredAt: EpochMs };
  /** The other forms in which it left the phone before, oldest first. The server may have it in one of these. */
  sentAs: SaleRequest[];
  member: { memberNo: MemberNo; name: string; tier: TierName };
  paid: Fen;
  /** What the phone told the customer; null when it could not know. */
  points: Points | null;
  /** Why it still waits; null while it has not been tried. */
  waits: AnyRefusal | null;
  /** When the clerk put it aside for headquarters; null while it waits for its turn. */
  asideAt: EpochMs | null;
  /** What the server made of it, which is what counts. */
  settled: { points: Points; receipt: string; at: EpochMs } | null;
}

/** Settled sales are shown for so long; those whose points differ until somebody has seen them. */
const SHOWN_FOR_MS = 24 * 60 * 60_000;

const key = 'clerk-queue';

/** The sales that wait, oldest first, those put aside, and those that were settled lately. */
export function readQueue(): QueuedSale[] {
  const stored: unknown = wx.getStorageSync(key);
  return Array.isArray(stored) ? (stored as QueuedSale[]) : [];
}

/** Keeps a sale on the phone: when this returns, it is written. A sale that is there already stays as it was. */
export function enqueue(sale: QueuedSale): void {
  const queue = readQueue();
  if (!queue.some((each) => isSame(each, sale.request.requestId))) wx.setStorageSync(key, [...queue, sale]);
}

/** Changes one sale of the queue, as it now is: it and the others may have changed since they were read. */
export function changeQueued(requestId: string, change: (sale: QueuedSale) => QueuedSale): void {
  const queue = readQueue().map((each) => (isSame(each, requestId) ? change(each) : each));
  wx.setStorageSync(key, queue);
}

/** Takes sales off the list that are done with. One that is not settled is never taken off. */
export function forgetSettled(isDone: (sale: QueuedSale) => boolean): void {
  keepOnly((sale) => sale.settled === null || !isDone(sale));
}

/** Takes a sale off the list that was put aside: somebody has said that it is dealt with. */
export function forgetAside(requestId: string): void {
  keepOnly((sale) => !isSame(sale, requestId) || !isAside(sale));
}

function keepOnly(stays: (sale: QueuedSale) => boolean): void {
  const queue = readQueue();
  const left = queue.filter(stays);
  if (left.length < queue.length) wx.setStorageSync(key, left);
}

export function findQueued(requestId: string): QueuedSale | undefined {
  return readQueue().find((each) => isSame(each, requestId));
}

/** What has its turn when the network is there. */
export function waiting(queue: readonly QueuedSale[]): QueuedSale[] {
  return queue.filter((sale) => sale.settled === null && !isAside(sale));
}

export function isAside({ settled, asideAt }: QueuedSale): boolean {
  return settled === null && asideAt !== null;
}

/** Whether it was refused for what it says, so that only a person helps it on. */
export function isRefused({ settled, asideAt, waits }: QueuedSale): boolean {
  return settled === null && asideAt === null && waits !== null && !passing.has(waits.code);
}

/** Reasons that go away by themselves. */
const passing: ReadonlySet<AnyRefusal['code']> = new Set(['offline', 'unavailable', 'internal', 'busy']);

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
