import { businessDayOf } from './business-day';
import { burnOrder, isActive, spendablePoints, type Account, type Lot } from './ledger/account';
import type { Draw, ReturnedSale, ReturnMovement } from './ledger/movement';
import { drawFrom, postMovement } from './ledger/post';
import { accept, refuse, type Result } from './result';
import { TOLERATED_SKEW_MS, type AtCounter, type Sale } from './sale';
import type { BusinessDay, EpochMs, Fen, MemberNo, Points } from './units';

/** A return as it is kept. Its name is `storeId:receipt`. */
export interface Return extends AtCounter {
  memberNo: MemberNo;
  seq: number;
  occurredAt: EpochMs;
  postedAt: EpochMs;
  day: BusinessDay;
  refunded: Fen;
  unmatched: Fen;
  sales: ReturnedSale[];
  reversed: Points;
  owedAdded: Points;
}

export interface ReturnFacts {
  account: Account;
  /** The member's sales that are not wholly returned, at least as many of the newest as the amount reaches. */
  sales: readonly Sale[];
  counter: AtCounter;
  amount: Fen;
  occurredAt: EpochMs;
  now: EpochMs;
}

export interface DecidedReturn {
  return: Return;
  movement: ReturnMovement;
  account: Account;
  /** The sales it touched, newest first, as they are after it. */
  sales: Sale[];
  pointsAfter: Points;
}

/** Newest first; of sales at the same instant, the one that arrived later. */
function newestFirst(a: Sale, b: Sale): number {
  return b.occurredAt - a.occurredAt || b.seq - a.seq;
}

/**
 * Decides a return without a receipt. It goes against the newest sales first, none of them after the return itself; what is more than all of them is unmatched,
 * paid back, and moves no points. A return is never refused for want of points: what the account lacks is owed.
 */
export function decideReturn(facts: ReturnFacts): Result<DecidedReturn, { code: 'occurred_in_future'; now: EpochMs }> {
  const { account, counter, amount, occurredAt, now } = facts;
  if (occurredAt > now + TOLERATED_SKEW_MS) return refuse({ code: 'occurred_in_future', now });
  const soldBefore = facts.sales.filter((sale) => sale.occurredAt <= occurredAt + TOLERATED_SKEW_MS);
  const matched = match(soldBefore, amount);
  const taken = take(account, matched, now);
  const reversed = matched.reduce((sum, { points }) => sum + points, 0) as Points;
  const sales = matched.map(({ sale, refunded, points }) => returnedSale(sale, refunded, points));
  const unmatched = (amount - matched.reduce((sum, { refunded }) => sum + refunded, 0)) as Fen;
  const movement: ReturnMovement = {
    kind: 'return',
    memberNo: account.memberNo,
    seq: account.seq + 1,
    at: occurredAt,
    postedAt: now,
    storeId: counter.storeId,
    entity: counter.entity,
    points: (0 - reversed) as Points,
    receipt: counter.receipt,
    refunded: amount,
    unmatched,
    sales,
    draws: taken.draws,
    owedAdded: taken.missing,
    owedAfter: (account.owed + taken.missing) as Points,
  };
  const after = postMovement(account, movement);
  return accept({
    return: {
      ...counter,
      ...returnFacts(movement),
      refunded: amount,
      unmatched,
      sales,
      reversed,
      owedAdded: taken.missing,
    },
    movement,
    account: after,
    sales: matched.map(({ after: sale }) => sale),
    pointsAfter: spendablePoints(after, now),
  });
}

interface Match {
  sale: Sale;
  after: Sale;
  refunded: Fen;
  points: Points;
}

function match(sales: readonly Sale[], amount: Fen): Match[] {
  const matched: Match[] = [];
  let left: number = amount;
  for (const sale of [...sales].sort(newestFirst)) {
    if (left === 0) break;
    const refunded = Math.min(left, sale.paid - sale.refunded) as Fen;
    if (refunded === 0) continue;
    left -= refunded;
    const refundedSoFar = (sale.refunded + refunded) as Fen;
    const reversed = reversedSoFar(sale.award.total, refundedSoFar, sale.paid);
    const points = (reversed - sale.reversed) as Points;
    matched.push({ sale, after: { ...sale, refunded: refundedSoFar, reversed }, refunded, points });
  }
  return matched;
}

/**
 * What a sale has given back once `refunded` of its `paid` fen are refunded: the floor of the exact share. Cumulative, so
 * that any split into partial returns ends where one full return ends, and the last one takes the remainder.
 */
export function reversedSoFar(earned: Points, refunded: Fen, paid: Fen): Points {
  if (refunded >= paid) return earned;
  return Number((BigInt(earned) * BigInt(refunded)) / BigInt(paid)) as Points;
}

/**
 * Finds the points in the account: first in each sale's own lot, pending or expired (nobody owes points that she could never
 * use), then in the other active lots, soonest to expire first. What is missing will be owed.
 */
function take(account: Account, matched: readonly Match[], now: EpochMs): { draws: Draw[]; missing: Points } {
  const draws: Draw[] = [];
  let lots = account.lots;
  let missing = 0;
  const draw = (lot: Lot | undefined, wanted: number): number => {
    const points = Math.min(wanted, lot?.remaining ?? 0) as Points;
    if (!lot || points === 0) return 0;
    draws.push({ lot: lot.id, points });
    lots = drawFrom(lots, [{ lot: lot.id, points }]);
    return points;
  };
  for (const { sale, points } of matched) {
    missing +=
      points -
      draw(
        lots.find(({ id }) => id === sale.seq),
        points,
      );
  }
  for (const lot of lots.filter((each) => isActive(each, now)).sort(burnOrder)) {
    missing -= draw(lot, missing);
  }
  return { draws, missing: missing as Points };
}

function returnedSale(sale: Sale, refunded: Fen, points: Points): ReturnedSale {
  return { storeId: sale.storeId, receipt: sale.receipt, at: sale.occurredAt, refunded, points };
}

function returnFacts(movement: ReturnMovement): Pick<Return, 'memberNo' | 'seq' | 'occurredAt' | 'postedAt' | 'day'> {
  const { memberNo, seq, at, postedAt } = movement;
  return { memberNo, seq, occurredAt: at, postedAt, day: businessDayOf(at) };
}
