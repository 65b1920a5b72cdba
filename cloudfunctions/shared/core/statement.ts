import type { StatementLine } from './actions/points';
import { monthOf } from './business-day';
import type { Movement } from './ledger/movement';
import type { EpochMs, Points } from './units';

/** A movement as its member reads it. */
export function statementLine(movement: Movement, storeName: string): StatementLine {
  const { memberNo, seq, points, at } = movement;
  return { id: `${memberNo}:${seq}`, points, at, store: storeName, cause: causeOf(movement) };
}

function causeOf(movement: Movement): StatementLine['cause'] {
  if (movement.kind === 'sale') {
    const { receipt, paid, items, award } = movement;
    return { kind: 'sale', receipt, paid, items, award };
  }
  const { receipt, refunded, owedAfter, sales } = movement;
  return {
    kind: 'return',
    receipt,
    refunded,
    owedAfter,
    sales: sales.map((sale) => ({ receipt: sale.receipt, refunded: sale.refunded, points: sale.points })),
  };
}

/** What was added and taken in each calendar month, newest first. */
export function monthlyTotals(
  movements: readonly { at: EpochMs; points: Points }[],
): { month: string; added: Points; taken: Points }[] {
  const months = new Map<string, { added: number; taken: number }>();
  for (const { at, points } of movements) {
    const month = monthOf(at);
    const totals = months.get(month) ?? { added: 0, taken: 0 };
    if (points > 0) totals.added += points;
    else totals.taken -= points;
    months.set(month, totals);
  }
  return [...months]
    .map(([month, { added, taken }]) => ({ month, added: added as Points, taken: taken as Points }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}
