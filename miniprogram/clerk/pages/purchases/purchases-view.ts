import type { CounterPurchase, EpochMs } from '@vip-card/core';
import { bill } from '../../../copy/figures';
import type { Words } from '../../counter/customer-line';
import { isReturnable } from '../../counter/lines-back';
import { whatWasBought } from '../../counter/what-was-bought';

export interface PurchaseRow {
  id: string;
  what: string;
  where: string;
  receipt: string;
  paid: string;
  /** What came back of it, or that it was voided. */
  state: string;
  /** Whether a tap leads on: something may come back, or it may be voided. */
  open: boolean;
}

/** A purchase in the list from which a clerk picks one. */
export function purchaseRow(
  purchase: CounterPurchase,
  now: EpochMs,
  category: (id: string) => string,
  words: Words,
): PurchaseRow {
  const { main, clerk } = words;
  const { refunded, voidedAt, voidable } = purchase;
  const returned = refunded > 0 ? clerk.member.refunded(refunded) : '';
  return {
    id: purchase.id,
    what: whatWasBought(purchase.lines, category, words),
    where: clerk.member.where(main.figures.dayOf(purchase.at, now), purchase.store),
    receipt: clerk.purchases.receipt(purchase.receipt),
    paid: bill(purchase.paid),
    state: voidedAt === null ? returned : clerk.purchases.voided,
    open: isReturnable(purchase) || voidable !== 'no',
  };
}
