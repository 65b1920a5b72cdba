import { businessDayOf, type BillMember, type EpochMs, type Fen, type Points, type ScanSession } from '@vip-card/core';
import { isAside, type QueuedSale } from './sale-queue';

/**
 * A customer as she stands with the bills that the phone keeps for her: her next bill is no first purchase any more, and
 * caps have less room. What only the server can tell of them stays as it was, such as a tier that they lead to.
 *
 * @param heardAt when the server told of her; what was settled before is in it
 */
export function withKeptBills(
  session: ScanSession,
  queue: readonly QueuedSale[],
  heardAt: EpochMs,
  now: EpochMs,
): ScanSession {
  const { member } = session;
  const kept = queue.filter(
    (sale) =>
      sale.member.memberNo === member.memberNo &&
      !isAside(sale) &&
      (sale.settled === null || sale.settled.at > heardAt),
  );
  const bill = kept.reduce((before, sale) => afterBill(before, sale, now), member.bill);
  return { ...session, member: { ...member, bill } };
}

function afterBill({ earned, spent, ...member }: BillMember, sale: QueuedSale, now: EpochMs): BillMember {
  const [today, day] = [businessDayOf(now), businessDayOf(sale.request.occurredAt)];
  const within = (length: number): boolean => day.slice(0, length) === today.slice(0, length);
  const points = sale.settled?.points ?? sale.points ?? 0;
  const plus = <Unit extends Points | Fen>(before: Unit, more: number, counts: boolean): Unit =>
    (counts ? before + more : before) as Unit;
  return {
    ...member,
    purchases: member.purchases + 1,
    earned: {
      day: plus(earned.day, points, within(10)),
      month: plus(earned.month, points, within(7)),
      year: plus(earned.year, points, within(4)),
      lifetime: plus(earned.lifetime, points, true),
    },
    spent: {
      month: plus(spent.month, sale.paid, within(7)),
      year: plus(spent.year, sale.paid, within(4)),
      lifetime: plus(spent.lifetime, sale.paid, true),
    },
  };
}
