import { addMonths, businessDayOf } from '../business-day';
import type { EpochMs, Fen, Points } from '../units';
import type { Account, Lot, SpendDay } from './account';
import type { Draw, Movement, ReturnMovement, SaleMovement } from './movement';

/**
 * The account after a movement. The only place that changes an account: a sale and a return post with it when they happen,
 * and the audit posts all movements again. Throws when the movement does not follow on the account.
 */
export function postMovement(account: Account, movement: Movement): Account {
  if (movement.memberNo !== account.memberNo || movement.seq !== account.seq + 1) {
    throw new Error(`movement ${movement.memberNo}:${movement.seq} does not follow ${account.memberNo}:${account.seq}`);
  }
  return movement.kind === 'sale' ? postSale(account, movement) : postReturn(account, movement);
}

function postSale(account: Account, sale: SaleMovement): Account {
  const lot: Lot = {
    id: sale.seq,
    remaining: (sale.points - sale.repaid) as Points,
    earnedAt: sale.at,
    activeFrom: sale.activeFrom,
    expiresAt: sale.expiresAt,
    entity: sale.entity,
  };
  return {
    ...account,
    seq: sale.seq,
    tier: sale.tierAfter,
    balance: (account.balance + lot.remaining) as Points,
    owed: notNegative(account.owed - sale.repaid),
    earned: (account.earned + sale.points) as Points,
    lots: lot.remaining > 0 ? [...account.lots, lot] : account.lots,
    spendDays: addSpend(account.spendDays, { day: businessDayOf(sale.at), net: sale.paid, purchases: 1 }),
    purchases: account.purchases + 1,
    lastPurchaseAt: Math.max(account.lastPurchaseAt ?? sale.at, sale.at) as EpochMs,
  };
}

function postReturn(account: Account, movement: ReturnMovement): Account {
  const drawn = movement.draws.reduce((sum, draw) => sum + draw.points, 0);
  return {
    ...account,
    seq: movement.seq,
    balance: notNegative(account.balance - drawn),
    owed: (account.owed + movement.owedAdded) as Points,
    reversed: (account.reversed - movement.points) as Points,
    lots: drawFrom(account.lots, movement.draws),
    spendDays: movement.sales.reduce(
      (days, sale) => addSpend(days, { day: businessDayOf(sale.at), net: (0 - sale.refunded) as Fen, purchases: 0 }),
      account.spendDays,
    ),
  };
}

/** The lots after draws; empty ones are gone. Throws when a lot does not hold what is drawn. */
export function drawFrom(lots: readonly Lot[], draws: readonly Draw[]): Lot[] {
  const taken = new Map<number, number>();
  for (const draw of draws) taken.set(draw.lot, (taken.get(draw.lot) ?? 0) + draw.points);
  const after = lots.map((lot) => {
    const points = taken.get(lot.id) ?? 0;
    taken.delete(lot.id);
    return points === 0 ? lot : { ...lot, remaining: notNegative(lot.remaining - points) };
  });
  if (taken.size > 0) throw new Error(`no such lot: ${[...taken.keys()].join(', ')}`);
  return after.filter((lot) => lot.remaining > 0);
}

/** Adds to a day's net spend and forgets what lies more than twelve months before the newest day. */
function addSpend(days: readonly SpendDay[], added: SpendDay): SpendDay[] {
  const known = days.some(({ day }) => day === added.day);
  if (!known && added.purchases === 0) return [...days];
  const sum = (day: SpendDay): SpendDay => ({
    day: day.day,
    net: (day.net + added.net) as Fen,
    purchases: day.purchases + added.purchases,
  });
  const all = known ? days.map((day) => (day.day === added.day ? sum(day) : day)) : [...days, added];
  all.sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = all[all.length - 1]?.day ?? added.day;
  const cut = addMonths(newest, -12);
  return all.filter(({ day }) => day > cut);
}

function notNegative(points: number): Points {
  if (points < 0) throw new Error(`a balance would become ${points}`);
  return points as Points;
}
