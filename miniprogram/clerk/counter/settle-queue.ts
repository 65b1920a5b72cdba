import type { SaleResult } from '@vip-card/core';
import type { AnyRefusal, Answer } from '../../services/call';
import { now } from '../../services/clock';
import { sell } from '../services/counter';
import { removeDraft } from './draft-storage';
import { changeQueued, forgetSettled, isOld, readQueue, waiting, type QueuedSale } from './sale-queue';

let running: Promise<void> | undefined;

/** Sends what waits, in its order; who calls while it runs waits for the same. Rejects only when the phone cannot write. */
export function settleQueue(): Promise<void> {
  running ??= settleAll().finally(() => {
    running = undefined;
  });
  return running;
}

async function settleAll(): Promise<void> {
  forgetSettled((sale) => isOld(sale, now()));
  for (const sale of waiting(readQueue())) {
    const answer = await settle(sale);
    const { requestId } = sale.request;
    if (!answer.ok) {
      changeQueued(requestId, { waits: answer.refusal });
      if (mayHelpToWait(answer.refusal)) return;
      continue;
    }
    const { award, receipt } = answer.value;
    removeDraft(requestId);
    changeQueued(requestId, { settled: { points: award.total, receipt, at: now() } });
  }
}

/**
 * A sale that may have arrived is asked for as it was sent: if it did, the first answer comes again. A refusal is certain
 * knowledge that it did not arrive so, and it is sent with the time at which it happened.
 */
async function settle({ request, occurredAt, maybeArrived }: QueuedSale): Promise<Answer<SaleResult>> {
  if (maybeArrived) {
    const answer = await sell(request);
    if (answer.ok || mayHelpToWait(answer.refusal)) return answer;
  }
  return sell({ ...request, occurredAt });
}

/** The way to the server is gone, or it is in trouble: what comes after in the queue fares no better now. */
function mayHelpToWait({ code }: AnyRefusal): boolean {
  return code === 'offline' || code === 'unavailable' || code === 'internal' || code === 'busy';
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
