import type { EpochMs, ScanSession } from '@vip-card/core';
import { bill, whole } from '../../../copy/figures';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import { whatWasBought } from '../../counter/what-was-bought';

export interface MemberView extends CustomerLine {
  points: string;
  /** `138****6207, last visit 14 Nov`, or as much of it as is known. */
  about: string;
  owed: string;
  /** How she was found, when that allows earning only. */
  found: string;
  purchases: string;
  sizes: { category: string; size: string }[];
  colours: string[];
  recent: { receipt: string; what: string; where: string; paid: string; refunded: string }[];
}

/** What a clerk wants to know, in the order of wanting it. */
export function memberView(
  { member, proof }: ScanSession,
  now: EpochMs,
  category: (id: string) => string,
  words: Words,
): MemberView {
  const { main, clerk } = words;
  const { lastVisitAt } = member;
  const visit =
    lastVisitAt === null ? clerk.member.neverHere : clerk.member.lastVisit(main.figures.dayOf(lastVisitAt, now));
  return {
    ...customerLine(member, words),
    points: whole(member.points),
    about: clerk.member.about(member.maskedPhone, visit),
    owed: member.owed > 0 ? clerk.member.owed(member.owed) : '',
    found: proof === 'code' ? '' : proof === 'phone' ? clerk.member.byPhone : clerk.member.byCard,
    purchases: clerk.member.purchases(member.purchasesInYear),
    sizes: member.sizes.map(({ category: id, size }) => ({ category: category(id), size })),
    colours: member.colours,
    recent: member.recentPurchases.map((purchase) => ({
      receipt: purchase.receipt,
      what: whatWasBought(purchase.lines, category, words),
      where: clerk.member.where(main.figures.dayOf(purchase.at, now), purchase.store),
      paid: bill(purchase.paid),
      refunded: purchase.refunded > 0 ? clerk.member.refunded(purchase.refunded) : '',
    })),
  };
}
