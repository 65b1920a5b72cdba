import type { CounterPurchase, EpochMs } from '@vip-card/core';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import type { KeptRefund } from '../../counter/kept-drafts';
import { isAll, linesToPick, type LineToPick } from '../../counter/lines-back';
import { goodsOf } from '../../counter/refund-goods';
import {
  returnSlip,
  shortfallChoice,
  type Decisions,
  type ReturnSlip,
  type ShortfallChoice,
} from '../../counter/return-slip';

/**
 * `typing`: nothing is decided yet, or what was picked is being changed; `checking`: asked what it would do; `preview`: an
 * amount's result is shown; then as every request.
 */
type RefundStep = 'typing' | 'checking' | 'preview' | 'sending' | 'unanswered' | 'done';

/** Everything that the return's page knows. */
export interface RefundState {
  kept: KeptRefund;
  /** The purchase that it comes from; undefined for an amount without a receipt, and after a restart. */
  purchase: CounterPurchase | undefined;
  step: RefundStep;
  /** What it would do, or did, as last answered. */
  decisions: Decisions | undefined;
  /** Of the return itself. */
  receipt: string;
}

export interface RefundView {
  customer: CustomerLine;
  /** `14 Nov, Jing'an, receipt 0931`; empty without a receipt. */
  purchase: string;
  ways: { way: 'lines' | 'amount' | 'exchange' | 'void'; label: string; on: boolean }[];
  /** Lines to tap; empty where an amount is typed. */
  lines: LineToPick[];
  all: { label: string; done: boolean };
  amount: string;
  amountHint: string;
  receipt: string;
  keypad: boolean;
  mayPreview: boolean;
  slip: ReturnSlip | null;
  choice: ShortfallChoice | null;
  /** The label of the button that carries it out; empty while there is nothing to carry out. */
  confirm: string;
}

export function refundView(
  state: RefundState,
  category: (id: string) => string,
  words: Words,
  now: EpochMs,
): RefundView {
  const { kept, purchase, step, decisions } = state;
  const { draft } = kept;
  const { clerk } = words;
  const byLines = Boolean(draft.lines);
  const typing = step === 'typing' || step === 'checking';
  const decision = decisions && (draft.shortfall === 'cash' ? (decisions.cash ?? decisions.owe) : decisions.owe);
  const picked = draft.lines ?? [];
  const shown = decision && (byLines || !typing) ? returnSlip(decision, draft.of !== undefined, now, words) : null;
  return {
    customer: customerLine(kept.member, words),
    purchase: purchase ? purchaseLine(purchase, words, now) : '',
    ways: purchase && typing ? waysOf(purchase, byLines, words) : [],
    lines: byLines && purchase && typing ? linesToPick(purchase, picked, category, words) : [],
    all: {
      label: clerk.refund.all,
      done: purchase !== undefined && isAll(purchase, picked),
    },
    amount: draft.amount,
    amountHint: purchase ? clerk.refund.leftOf(purchase.left) : draft.of ? '' : clerk.refund.amountHint,
    receipt: draft.receipt,
    keypad: !byLines && typing,
    mayPreview: goodsOf(draft) !== undefined && step === 'typing',
    slip: shown,
    choice:
      decisions && (step === 'preview' || (byLines && typing))
        ? shortfallChoice(decisions, draft.shortfall ?? 'owe', words)
        : null,
    confirm: decision && (step === 'preview' || (byLines && step === 'typing')) ? confirmOf(decision, words) : '',
  };
}

function confirmOf({ cash }: Decisions['owe'], { clerk }: Words): string {
  return clerk.refund.confirm(cash);
}

function purchaseLine({ at, store, receipt }: CounterPurchase, { main, clerk }: Words, now: EpochMs): string {
  return clerk.refund.purchase(main.figures.dayOf(at, now), store, receipt);
}

function waysOf(purchase: CounterPurchase, byLines: boolean, { clerk }: Words): RefundView['ways'] {
  const amount = purchase.left > 0 ? [{ way: 'amount', label: clerk.refund.byAmount, on: !byLines } as const] : [];
  const voidable = purchase.voidable === 'no' ? [] : [{ way: 'void', label: clerk.refund.void, on: false } as const];
  return [
    { way: 'lines', label: clerk.refund.lines, on: byLines },
    ...amount,
    { way: 'exchange', label: clerk.refund.exchange, on: false },
    ...voidable,
  ];
}
