import { businessDayOf, type EpochMs, type SaleLine } from '@vip-card/core';
import { bill, cardNumber, momentOf } from '../../../copy/figures';
import type { AnyRefusal } from '../../../services/call';
import { labelOf, type Category } from '../../counter/bill-entry';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import { lateReason, refusedCategory } from '../../counter/late-reason';
import type { Mending } from '../../counter/mend-queued';
import { isAside, type QueuedSale } from '../../counter/sale-queue';

export interface LateSaleView {
  customer: CustomerLine;
  when: string;
  /** `open`: may be changed and sent; `aside`: left to headquarters; `settled`: recorded meanwhile. */
  step: 'open' | 'aside' | 'settled';
  /** Why it was refused, or what became of it. */
  reason: string;
  facts: { label: string; value: string }[];
  receipt: string;
  /** A line for which another category has to be chosen. */
  choice: { title: string; options: { id: string; label: string; on: boolean }[] } | null;
  maySend: boolean;
}

/** One sale that the phone kept: what it says, why it was refused, and what may be changed of it. */
export function lateSaleView(
  sale: QueuedSale,
  mending: Mending,
  categories: readonly Category[],
  sayRefusal: (refusal: AnyRefusal) => string,
  words: Words,
  now: EpochMs,
): LateSaleView {
  const { request, member, settled, waits } = sale;
  const { main, clerk } = words;
  const at = refusedCategory(waits);
  const line = at === undefined ? undefined : request.lines[at];
  const chosen = at === undefined ? undefined : mending.categories[at];
  return {
    customer: customerLine(member, words),
    when: clerk.late.when(main.figures.dayOf(request.occurredAt, now), momentOf(request.occurredAt).time),
    step: settled ? 'settled' : isAside(sale) ? 'aside' : 'open',
    reason: settled ? clerk.late.recordedAs(settled.points, settled.receipt) : reasonOf(waits, sayRefusal, words),
    facts: factsOf(sale, categories, words),
    receipt: mending.receipt,
    choice: line
      ? {
          title: clerk.late.chooseCategory(line.name ?? labelOf(line.category, categories)),
          options: categories.map(({ id, label }) => ({ id, label, on: id === chosen })),
        }
      : null,
    maySend: line === undefined || categories.some(({ id }) => id === chosen),
  };
}

function reasonOf(waits: AnyRefusal | null, sayRefusal: (refusal: AnyRefusal) => string, words: Words): string {
  return waits ? lateReason(waits, sayRefusal, words) : '';
}

function factsOf(
  { request, paid, points }: QueuedSale,
  categories: readonly Category[],
  { clerk }: Words,
): LateSaleView['facts'] {
  return [
    ...request.lines.map((line) => ({ label: lineText(line, categories, clerk), value: bill(line.paid) })),
    { label: clerk.sold.paid, value: clerk.late.paid(paid) },
    { label: clerk.late.told, value: points === null ? clerk.late.unknown : clerk.late.points(points) },
  ];
}

function lineText(line: SaleLine, categories: readonly Category[], clerk: Words['clerk']): string {
  const { name, sku, size, colour, quantity, category } = line;
  const pieces = quantity > 1 ? clerk.sale.pieces(quantity) : undefined;
  return [name, labelOf(category, categories), sku, size, colour, pieces].filter((part) => part).join(' ');
}

/** Everything that headquarters needs to record it by hand, as text to send on. */
export function toldToHeadquarters(
  sale: QueuedSale,
  view: Pick<LateSaleView, 'facts' | 'reason'>,
  { clerk }: Words,
): string {
  const { request, member } = sale;
  const [storeId = '', staffId = ''] = request.session.split(':');
  const { occurredAt } = request;
  return [
    clerk.late.hqTitle,
    clerk.late.hqMember(cardNumber(member.memberNo), member.name),
    clerk.late.hqWhen(businessDayOf(occurredAt), momentOf(occurredAt).time, storeId, staffId),
    ...view.facts.map(({ label, value }) => clerk.late.hqFact(label, value)),
    ...(request.receipt === undefined ? [] : [clerk.late.receipt(request.receipt)]),
    clerk.late.hqReason(view.reason),
    ...(sale.sentAs.length > 0 ? [clerk.late.hqMaybe] : []),
    clerk.late.hqRequest(request.requestId),
  ].join('\n');
}
