import type { Award, StatementCause, StatementLine } from '@vip-card/core';

import { signed } from '../../copy/figures';
import { row, sum, type BillRow, type Receipt } from './bill-rows';
import { causeReceipt, returnReceipt } from './cause-receipts';
import { isRounded } from './rounded';
import type { Wording } from './wording';

/** One movement as it is read: a line, and the receipt that it opens into. */
export interface LineView extends Receipt {
  id: string;
  cause: string;
  when: string;
  /** Empty for what is no matter of points. */
  points: string;
  /** Points earned are the accent; points taken are ink. */
  earned: boolean;
  /** What became of it since, of a purchase. */
  tag: string;
  aria: string;
}

/** The explanation of an award as rows: rules applied, what caps cut of it, then the total. */
export function awardRows(award: Award, { copy, category }: Pick<Wording, 'copy' | 'category'>): BillRow[] {
  const applied = award.applied.map(({ because, points }) =>
    row(copy.rules.because(because, category), signed(points)),
  );
  const cuts = award.cuts.map((cut) => row(copy.rules.cut(cut), signed(0 - cut.cut)));
  return [...applied, ...cuts, sum(copy.points.earned, copy.figures.points(award.total))];
}

/** That rows are rounded, what earned nothing, and how near a missed rule was: a sentence for each. */
function awardNotes(award: Award, { copy, category }: Wording): string[] {
  return [
    ...(isRounded(award) ? [copy.rules.rounded] : []),
    ...award.excluded.map((each) => copy.rules.excluded(each)),
    ...award.missed.map((missed) => copy.rules.missed(missed, category)),
  ];
}

/** A line of the statement as the page shows it. */
export function lineView(line: StatementLine, wording: Wording): LineView {
  const { copy, now } = wording;
  const when = [copy.figures.dayAndTime(line.at, now), line.store].filter(Boolean).join(copy.points.comma);
  const cause = copy.statement.cause(line.cause, line.points);
  const points = isOfPoints(line) ? signed(line.points) : '';
  return {
    id: line.id,
    cause,
    when,
    points,
    earned: line.points > 0,
    tag: '',
    aria: points === '' ? [cause, when].join(copy.points.comma) : copy.points.lineAria(cause, points, when),
    ...receiptOf(line, wording),
  };
}

/** A tier's steps and prizes move none. */
function isOfPoints({ cause, points }: StatementLine): boolean {
  return points !== 0 || !['tier', 'bonus', 'bonus-return'].includes(cause.kind);
}

function receiptOf(line: StatementLine, wording: Wording): Receipt {
  switch (line.cause.kind) {
    case 'sale':
      return saleReceipt(line.cause, wording);
    case 'return':
      return returnReceipt(line.cause, line.points, wording);
    default:
      return causeReceipt(line.cause, line, wording);
  }
}

function saleReceipt(sale: StatementCause & { kind: 'sale' }, wording: Wording): Receipt {
  const { copy, now } = wording;
  const { points: common, statement: words, figures } = copy;
  const { exchangeFor } = sale;
  const paid = [
    row(common.items(sale.items), common.fromSale(sale.receipt)),
    ...(exchangeFor === undefined ? [] : [row(words.exchangedFor, common.fromSale(exchangeFor))]),
    sum(exchangeFor === undefined ? common.paid : words.difference, figures.bill(sale.paid)),
  ];
  const { pendingUntil = now } = sale;
  const pending = pendingUntil > now ? [words.pendingUntil(figures.dayOf(pendingUntil, now))] : [];
  return {
    parts: [paid, awardRows(sale.award, wording)],
    notes: [...pending, ...awardNotes(sale.award, wording)],
    version: copy.rules.version(sale.award.ruleSetVersion),
  };
}
