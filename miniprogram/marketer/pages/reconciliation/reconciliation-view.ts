import { monthOf, type DifferenceView, type LateSale } from '@vip-card/core';
import { cardNumber, signed, whole } from '../../../copy/figures';
import type { MarketerCopy } from '../../copy/index';
import { csv, csvSections, type Csv } from '../../figures/csv';
import { plainYuan } from '../../figures/plain-yuan';

type Words = MarketerCopy['reconciliation'];

export interface LateRow {
  id: string;
  store: string;
  receipt: string;
  member: string;
  happened: string;
  /** Where it counts, when that is another month than it happened in. */
  counted: string;
  paid: string;
  points: string;
}

/** A sale that was settled later than it happened. */
export function lateRow(sale: LateSale, words: Words): LateRow {
  const month = monthOf(sale.postedAt);
  return {
    id: sale.id,
    store: sale.store,
    receipt: sale.receipt,
    member: words.member(cardNumber(sale.memberNo)),
    happened: words.happened(sale.occurredAt, sale.postedAt),
    counted: month === monthOf(sale.occurredAt) ? '' : words.counted(month),
    paid: words.paid(sale.paid),
    points: signed(sale.points),
  };
}

export interface DifferenceRow {
  id: string;
  storeId: string;
  store: string;
  receipt: string;
  member: string;
  happened: string;
  till: string;
  server: string;
  difference: string;
  note: string;
  by: string;
}

/** A sale for which a till showed other points. */
export function differenceRow(of: DifferenceView, words: Words): DifferenceRow {
  return {
    id: `${of.storeId}:${of.receipt}`,
    storeId: of.storeId,
    store: of.store,
    receipt: of.receipt,
    member: words.member(cardNumber(of.memberNo)),
    happened: words.happened(of.occurredAt, of.settledAt),
    till: whole(of.tillPoints),
    server: whole(of.serverPoints),
    difference: signed(of.serverPoints - of.tillPoints),
    note: of.note,
    by: of.explainedBy === null ? '' : words.by(of.explainedBy.name),
  };
}

/** Differences and late sales, as tables under their titles. */
export function reconciliationCsv(
  differences: readonly DifferenceView[],
  late: readonly LateSale[],
  { reconciliation: page, reconciliationCsv: words }: MarketerCopy,
): Csv {
  return csvSections([
    {
      title: page.differences,
      table: csv(
        [
          words.store,
          words.receipt,
          words.member,
          words.occurred,
          words.posted,
          page.tillPoints,
          page.serverPoints,
          words.state,
          words.note,
        ],
        differences.map((of) => [
          of.store,
          of.receipt,
          of.memberNo,
          page.moment(of.occurredAt),
          page.moment(of.settledAt),
          of.tillPoints,
          of.serverPoints,
          page[of.state],
          of.note,
        ]),
      ),
    },
    {
      title: page.late,
      table: csv(
        [words.store, words.receipt, words.member, words.occurred, words.posted, words.paid, words.points],
        late.map((of) => [
          of.store,
          of.receipt,
          of.memberNo,
          page.moment(of.occurredAt),
          page.moment(of.postedAt),
          plainYuan(of.paid),
          of.points,
        ]),
      ),
    },
  ]);
}
