import type { EpochMs, Fen, Points, StatementCause } from '@vip-card/core';

import { bill, signed } from '../../copy/figures';
import { receipt, row, sum, type BillRow, type Receipt } from './bill-rows';
import type { Wording } from './wording';

type Cause<Kind extends StatementCause['kind']> = Extract<StatementCause, { kind: Kind }>;

/** What moved points other than a sale or a return, as a receipt would print it. */
export function causeReceipt(
  cause: Exclude<StatementCause, Cause<'sale'> | Cause<'return'>>,
  line: { points: Points; at: EpochMs },
  wording: Wording,
): Receipt {
  const { copy, now } = wording;
  const { statement: words, points: common, figures } = copy;
  const moved = figures.points(Math.abs(line.points));
  switch (cause.kind) {
    case 'redeem':
      return receipt(
        [[row(common.fromSale(cause.receipt), bill(cause.worth)), sum(words.used, moved)]],
        [words.redeemNote],
      );
    case 'restore': {
      const rows = [row(common.fromSale(cause.receipt), bill(cause.worth)), sum(words.returned, moved)];
      return receipt([rows], cause.grace > 0 ? [words.graceNote(cause.grace)] : []);
    }
    case 'expire': {
      // `at` is the first instant at which they no longer counted.
      const lastDay = figures.dayOf((line.at - 1) as EpochMs, now);
      return receipt([[row(words.lastDay, lastDay), sum(words.expired, moved)]]);
    }
    case 'bonus':
      return receipt([
        [...bonusRows(cause, line.points, wording), ...(line.points > 0 ? [sum(common.earned, moved)] : [])],
      ]);
    case 'bonus-return':
      return receipt([line.points < 0 ? [sum(common.taken, moved)] : []], [words.bonusReturnNote]);
    case 'adjust': {
      const rows = [
        row(words.reason, words.adjusted(cause.reason)),
        sum(line.points < 0 ? words.deducted : common.earned, moved),
      ];
      return receipt([rows], cause.note === '' ? [] : [cause.note]);
    }
    case 'tier':
      return receipt([], [words.tierStep(cause)]);
  }
}

/** What a bonus was given for: the milestone as it was when she reached it, and its period. */
function bonusRows({ cause, milestone }: Cause<'bonus'>, points: Points, { copy, now }: Wording): BillRow[] {
  const { statement: words } = copy;
  if (cause.kind === 'event' || !milestone) return [];
  const period = cause.milestone.slice(cause.milestone.lastIndexOf('@') + 1);
  const span = period.length === 4 ? words.year(period) : copy.figures.month(period, now);
  const reached = row(words.milestone(milestone, milestone.over === 'lifetime' ? '' : span), '');
  return points === 0 ? [reached, row(words.prize, words.reward(milestone.reward))] : [reached];
}

/** A return: what each sale had cost and what it gives back, what of that was not there to be taken, and what she got. */
export function returnReceipt(returned: Cause<'return'>, points: Points, { copy }: Wording): Receipt {
  const { points: common, statement: words, figures } = copy;
  const { sales, lapsed, settled, refunded, owedAfter } = returned;
  // Of one sale whose points were all there to be taken, the sum alone says it.
  const isSum = sales.length === 1 && sales[0]?.points === 0 - points;
  const taken = [
    ...sales.flatMap((sale) => [
      row(common.fromSale(sale.receipt), bill(sale.refunded)),
      ...(isSum ? [] : [row(common.takenFrom, signed(0 - sale.points))]),
    ]),
    ...(lapsed > 0 ? [row(words.lapsed, signed(lapsed))] : []),
    ...(settled ? [row(words.settled, signed(settled.points))] : []),
    ...(sales.length > 0 ? [sum(common.taken, figures.points(Math.abs(points)))] : []),
  ];
  const back = settled
    ? [row(words.goods, bill(refunded)), row(words.settledWorth(settled.points), bill((0 - settled.worth) as Fen))]
    : [];
  const total = sum(common.refunded, figures.bill((refunded - (settled?.worth ?? 0)) as Fen));
  return receipt([taken, [...back, total]], owedAfter > 0 ? [common.owed(owedAfter)] : []);
}
