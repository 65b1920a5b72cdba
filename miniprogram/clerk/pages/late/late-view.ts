import type { EpochMs } from '@vip-card/core';
import { momentOf } from '../../../copy/figures';
import type { AnyRefusal } from '../../../services/call';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import { lateReason } from '../../counter/late-reason';
import { differs, isAside, isRefused, waiting, type QueuedSale } from '../../counter/sale-queue';

interface LateRow extends CustomerLine {
  id: string;
  paid: string;
  when: string;
  /** What the phone told, or what was recorded. */
  points: string;
  /** Both figures where they differ, or why it still waits. */
  note: string;
  /** The note is one to act on. */
  warn: boolean;
  /** A tap opens it. */
  opens: boolean;
}

export interface LateView {
  /** Those that only the clerk helps on. */
  refused: LateRow[];
  waiting: LateRow[];
  aside: LateRow[];
  /** Those that differ first, then the newest. */
  settled: LateRow[];
  anyDiffers: boolean;
  /** What the page can do now: asking again changes nothing for those that were refused. */
  next: 'record' | 'seen' | 'nothing';
}

/** The sales that the phone kept, each with what it told the customer and what was recorded. */
export function lateView(
  queue: readonly QueuedSale[],
  sayRefusal: (refusal: AnyRefusal) => string,
  words: Words,
  now: EpochMs,
): LateView {
  const row = (sale: QueuedSale): LateRow => lateRow(sale, sayRefusal, words, now);
  const settled = queue.filter((sale) => sale.settled !== null).reverse();
  const toRecord = waiting(queue).filter((sale) => !isRefused(sale));
  return {
    refused: queue.filter(isRefused).map(row),
    waiting: toRecord.map(row),
    aside: queue.filter(isAside).map(row),
    settled: [...settled.filter(differs), ...settled.filter((sale) => !differs(sale))].map(row),
    anyDiffers: settled.some(differs),
    next: toRecord.length > 0 ? 'record' : settled.length > 0 ? 'seen' : 'nothing',
  };
}

function lateRow(sale: QueuedSale, sayRefusal: (refusal: AnyRefusal) => string, words: Words, now: EpochMs): LateRow {
  const { main, clerk } = words;
  const { request, member, paid, settled, waits } = sale;
  const { occurredAt } = request;
  return {
    ...customerLine(member, words),
    id: request.requestId,
    paid: clerk.late.paid(paid),
    when: clerk.late.when(main.figures.dayOf(occurredAt, now), momentOf(occurredAt).time),
    points: pointsOf(sale, words),
    note: settled ? noteOfSettled(sale, words) : waits ? lateReason(waits, sayRefusal, words) : '',
    warn: differs(sale) || isRefused(sale),
    opens: isRefused(sale) || isAside(sale),
  };
}

function pointsOf({ points, settled }: QueuedSale, { clerk }: Words): string {
  if (settled) return clerk.late.recorded(settled.points);
  return points === null ? clerk.late.phoneKnewNot : clerk.late.phoneSaid(points);
}

function noteOfSettled(sale: QueuedSale, { clerk }: Words): string {
  const { points, settled } = sale;
  if (!settled) return '';
  return differs(sale) && points !== null
    ? clerk.late.differs(points, settled.points)
    : clerk.late.receipt(settled.receipt);
}
