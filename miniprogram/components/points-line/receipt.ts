import type { Award, EpochMs, StatementLine } from '@vip-card/core';

import { bill, signed } from '../../copy/figures';
import type { Copy } from '../../copy/index';

/** A row of a receipt: what, and how much; a sum is set in ink. */
export interface BillRow {
  label: string;
  amount: string;
  sum: boolean;
}

/** One movement as it is read: a line, and the receipt that it opens into. */
export interface LineView {
  id: string;
  cause: string;
  when: string;
  points: string;
  /** Points earned are the accent; points taken are ink. */
  earned: boolean;
  aria: string;
  /** Between seams. */
  parts: BillRow[][];
  notes: string[];
  version: string;
}

/** What a receipt needs to be worded: the reader's copy, the categories' names, and the time, for years that differ. */
export interface Wording {
  copy: Copy;
  category: (id: string) => string;
  now: EpochMs;
}

/** The explanation of an award as rows: rules applied, what caps cut of it, then the total. */
function awardRows(award: Award, { copy, category }: Wording): BillRow[] {
  const applied = award.applied.map(({ because, points }) =>
    row(copy.rules.because(because, category), signed(points)),
  );
  const cuts = award.cuts.map((cut) => row(copy.rules.cut(cut), signed(0 - cut.cut)));
  return [...applied, ...cuts, sum(copy.points.earned, copy.figures.points(award.total))];
}

/** What earned nothing, and how near a missed rule was: a sentence for each. */
function awardNotes(award: Award, { copy, category }: Wording): string[] {
  return [
    ...award.excluded.map((each) => copy.rules.excluded(each)),
    ...award.missed.map((missed) => copy.rules.missed(missed, category)),
  ];
}

/** A line of the statement as the page shows it. */
export function lineView(line: StatementLine, wording: Wording): LineView {
  const { copy, now } = wording;
  const when = [copy.figures.dayAndTime(line.at, now), line.store].filter(Boolean).join(copy.points.comma);
  const cause = line.cause.kind === 'sale' ? copy.points.sale : copy.points.return;
  const points = signed(line.points);
  return {
    id: line.id,
    cause,
    when,
    points,
    earned: line.points > 0,
    aria: copy.points.lineAria(cause, points, when),
    ...(line.cause.kind === 'sale'
      ? saleReceipt(line.cause, wording)
      : returnReceipt(line.cause, line.points, wording)),
  };
}

type Receipt = Pick<LineView, 'parts' | 'notes' | 'version'>;

function saleReceipt(sale: StatementLine['cause'] & { kind: 'sale' }, wording: Wording): Receipt {
  const { copy } = wording;
  const paid = [
    row(copy.points.items(sale.items), copy.points.fromSale(sale.receipt)),
    sum(copy.points.paid, copy.figures.bill(sale.paid)),
  ];
  return {
    parts: [paid, awardRows(sale.award, wording)],
    notes: awardNotes(sale.award, wording),
    version: copy.rules.version(sale.award.ruleSetVersion),
  };
}

function returnReceipt(
  returned: StatementLine['cause'] & { kind: 'return' },
  points: number,
  { copy }: Wording,
): Receipt {
  const sales = returned.sales.map((sale) => [
    row(copy.points.fromSale(sale.receipt), bill(sale.refunded)),
    row(copy.points.takenFrom, signed(0 - sale.points)),
  ]);
  const total = [
    sum(copy.points.refunded, copy.figures.bill(returned.refunded)),
    sum(copy.points.taken, copy.figures.points(Math.abs(points))),
  ];
  return {
    parts: [sales.flat(), total].filter((part) => part.length > 0),
    notes: returned.owedAfter > 0 ? [copy.points.owed(returned.owedAfter)] : [],
    version: '',
  };
}

const row = (label: string, amount: string): BillRow => ({ label, amount, sum: false });
const sum = (label: string, amount: string): BillRow => ({ label, amount, sum: true });
