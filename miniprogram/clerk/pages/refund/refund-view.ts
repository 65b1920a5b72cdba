import type { EpochMs, Fen, Points, ReturnDecision } from '@vip-card/core';
import { bill, signed, whole } from '../../../copy/figures';
import { amountInFen } from '../../counter/amount-entry';
import type { Words } from '../../counter/customer-line';
import type { RefundDraft } from '../../counter/kept-drafts';

/** What a return does, before and after it is done: the same receipt. */
export interface DecisionView {
  amount: string;
  /** The purchases that it goes against, and what matches none. */
  against: { title: string; share: string; points: string }[];
  /** Said first, before money goes out that nobody is known to have paid; empty otherwise. */
  warning: string;
  points: { value: string; because: string };
  balance: string;
  owed: string;
  /** Words for the clerk to say. */
  say: string;
  confirm: string;
}

export function decisionView(amount: Fen, decision: ReturnDecision, now: EpochMs, words: Words): DecisionView {
  const { main, clerk } = words;
  const { reversed, owedAdded, unmatched } = decision;
  const sales = decision.sales.map((sale) => ({
    title: clerk.refund.sale(main.figures.dayOf(sale.at, now), sale.receipt),
    share: clerk.refund.saleShare(sale.refunded),
    points: `${signed(0 - sale.points)} ${clerk.common.unit}`,
  }));
  const rest = {
    title: clerk.refund.unmatched,
    share: clerk.refund.unmatchedShare(unmatched),
    points: `0 ${clerk.common.unit}`,
  };
  return {
    amount: bill(amount),
    against: unmatched > 0 ? [...sales, rest] : sales,
    warning: unmatched > 0 ? clerk.refund.unmatchedWarning(unmatched) : '',
    points: {
      value: `${signed(0 - reversed)} ${clerk.common.unit}`,
      because:
        reversed === 0
          ? clerk.refund.pointsNone
          : clerk.refund.found(reversed, (reversed - owedAdded) as Points, owedAdded),
    },
    balance: `${whole(decision.pointsAfter)} ${clerk.common.unit}`,
    owed: decision.owedAfter > 0 ? clerk.refund.pending(decision.owedAfter) : '',
    say: clerk.refund.say(whatToSay(decision, words)),
    confirm: clerk.refund.confirm(amount),
  };
}

function whatToSay({ reversed, owedAdded }: ReturnDecision, { clerk }: Words): string {
  if (reversed === 0) return clerk.refund.sayNothing;
  const taken = clerk.refund.sayTaken(reversed);
  return owedAdded === 0 ? taken : clerk.refund.joined(taken, clerk.refund.sayOwed(owedAdded));
}

/** Nothing is given back until an amount above zero has been typed. */
export function mayPreview(draft: RefundDraft): boolean {
  return amountInFen(draft.amount) > 0;
}
