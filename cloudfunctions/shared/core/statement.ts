import type { StatementCause, StatementLine } from './actions/points';
import { monthOf } from './business-day';
import type { BonusMovement, Movement, SaleMovement } from './ledger/movement';
import type { Reward } from './points-rules/rule-set';
import type { EpochMs, Points } from './units';

/** A movement as its member reads it. */
export function statementLine(movement: Movement, storeName: string): StatementLine {
  const { memberNo, seq, points, at } = movement;
  return { id: `${memberNo}:${seq}`, points, at, store: storeName, cause: causeOf(movement) };
}

function causeOf(movement: Movement): StatementCause {
  switch (movement.kind) {
    case 'sale':
      return saleCause(movement);
    case 'redeem':
      return { kind: 'redeem', receipt: movement.receipt, worth: movement.worth };
    case 'return': {
      const { cause, receipt, refunded, owedAfter, lapsed, settled, sales } = movement;
      const ofSales = sales.map((sale) => ({ receipt: sale.receipt, refunded: sale.refunded, points: sale.points }));
      return { kind: 'return', cause, receipt, refunded, owedAfter, lapsed, settled, sales: ofSales };
    }
    case 'restore':
      return { kind: 'restore', receipt: movement.receipt, worth: movement.worth, grace: movement.grace };
    case 'expire':
      return { kind: 'expire' };
    case 'bonus':
      return bonusCause(movement);
    case 'bonus-return':
      return { kind: 'bonus-return' };
    case 'adjust':
      return { kind: 'adjust', reason: movement.reason, note: movement.note };
    case 'tier': {
      const { before, because, shortBy, effects } = movement;
      return { kind: 'tier', before, after: effects.tier?.after ?? before, because, shortBy };
    }
  }
}

function saleCause({ receipt, paid, items, award, exchangeFor, effects, at }: SaleMovement): StatementCause {
  const { activeFrom, remaining } = effects.opens ?? {};
  // What repaid a debt is used up already: nothing of it is being waited for.
  const pending = activeFrom !== undefined && activeFrom > at && remaining !== 0;
  return {
    kind: 'sale',
    receipt,
    paid,
    items,
    award,
    ...(exchangeFor === undefined ? {} : { exchangeFor }),
    ...(pending ? { pendingUntil: activeFrom } : {}),
  };
}

function bonusCause({ cause, effects }: BonusMovement): StatementCause {
  if (!effects.reaches) return { kind: 'bonus', cause };
  const { measure, over, reach, reward } = effects.reaches;
  const brought: Reward = reward.kind === 'prize' ? reward : { kind: 'points', points: reward.points };
  return { kind: 'bonus', cause, milestone: { measure, over, reach, reward: brought } };
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
