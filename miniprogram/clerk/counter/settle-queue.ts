import type { SaleResult } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { now } from '../../services/clock';
import { sell } from '../services/counter';
import { removeDraft } from './draft-storage';
import { sameForm } from './mend-queued';
import { changeQueued, forgetSettled, isOld, readQueue, waiting, type QueuedSale } from './sale-queue';

let running: Promise<void> | undefined;

/**
 * Sends what waits, in its order; who calls while it runs waits for the same, which takes along what was added or changed
 * meanwhile. Rejects only when the phone cannot write.
 */
export function settleQueue(): Promise<void> {
  running ??= settleAll().finally(() => {
    running = undefined;
  });
  return running;
}

/** Each form of a sale is tried once. One that is refused holds up nobody; only a network that is gone ends it. */
async function settleAll(): Promise<void> {
  forgetSettled((sale) => isOld(sale, now()));
  const tried = new Set<string>();
  for (;;) {
    const sale = waiting(readQueue()).find(({ request }) => !tried.has(JSON.stringify(request)));
    if (!sale) return;
    tried.add(JSON.stringify(sale.request));
    const answer = await settle(sale);
    note(sale, answer);
    if (!answer.ok && answer.refusal.code === 'offline') return;
  }
}

/** What became of it; a refusal says nothing about a form in which it was put meanwhile. */
function note({ request }: QueuedSale, answer: Answer<SaleResult>): void {
  if (answer.ok) {
    const { award, receipt } = answer.value;
    removeDraft(request.requestId);
    const settled = { points: award.total, receipt, at: now() };
    changeQueued(request.requestId, (sale) => ({ ...sale, settled }));
  } else {
    const { refusal } = answer;
    changeQueued(request.requestId, (sale) => (sameForm(sale.request, request) ? { ...sale, waits: refusal } : sale));
  }
}

/** When its id is taken, an earlier form of it has arrived: that one is asked for, and gets its first answer. */
async function settle({ request, sentAs, points }: QueuedSale): Promise<Answer<SaleResult>> {
  // With what the customer was told, so that finance hears of a difference. It is no part of what makes a form.
  const shown = points === null ? {} : { pointsShown: points };
  const answer = await sell({ ...request, ...shown });
  if (!isTaken(answer)) return answer;
  for (const form of [...sentAs].reverse()) {
    const first = await sell({ ...form, ...shown });
    if (!isTaken(first)) return first;
  }
  return answer;
}

function isTaken(answer: Answer<SaleResult>): boolean {
  return !answer.ok && answer.refusal.code === 'request_id_reused';
}

let listening = false;

/** From now on, for as long as the mini program lives, the queue is settled whenever the network comes back. */
export function settleWhenConnected(): void {
  if (listening) return;
  listening = true;
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void settleQueue().catch(() => undefined);
  });
}
