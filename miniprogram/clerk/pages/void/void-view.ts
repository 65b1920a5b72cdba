import type { CounterPurchase, EpochMs, ReturnDecision, SaleResult } from '@vip-card/core';
import { signed, whole } from '../../../copy/figures';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import type { KeptVoid } from '../../counter/kept-drafts';
import { lostParts, reachedBy } from '../../counter/milestone-rewards';
import { returnSlip, type ReturnSlip, type SlipPart } from '../../counter/return-slip';

type VoidStep = 'checking' | 'ready' | 'sending' | 'unanswered' | 'done';

export interface VoidState {
  kept: KeptVoid;
  purchase: CounterPurchase | undefined;
  way: 'void' | 'move';
  step: VoidStep;
  /** What goes back on the card on which it was made: before, as a return of everything would do it. */
  decision: ReturnDecision | undefined;
  /** What it came to on the right card. */
  moved: SaleResult | undefined;
}

export interface VoidView {
  customer: CustomerLine;
  purchase: string;
  ways: { way: 'void' | 'move'; label: string; on: boolean }[];
  what: string;
  /** Whether a reason has to be written. */
  asksReason: boolean;
  reason: string;
  to: string;
  /** What goes back on the card on which it was made; money only when it is voided. */
  slip: { label: string; figure: string; parts: SlipPart[] } | null;
  /** What moved, after it did. */
  moved: SlipPart[];
  /** What milestones bring that the right card reached with it, each a sentence. */
  reached: string[];
  /** The label of the button; empty while there is nothing to confirm. */
  confirm: string;
  mayConfirm: boolean;
  /** The right card has to be scanned first. */
  scan: boolean;
}

export function voidView(state: VoidState, words: Words, now: EpochMs): VoidView {
  const { kept, purchase, way, step, decision } = state;
  const { draft, member } = kept;
  const { main, clerk } = words;
  const ready = step === 'ready' && decision !== undefined;
  const needsReason = purchase?.voidable === 'with-reason';
  const to = draft.to ? draft.to.name || clerk.common.nameless : '';
  return {
    customer: customerLine(member, words),
    purchase: purchase
      ? clerk.refund.purchase(main.figures.dayOf(purchase.at, now), purchase.store, purchase.receipt)
      : '',
    ways: ready ? waysOf(way, words) : [],
    what: ready ? whatHappens(state, words) : '',
    asksReason: ready && needsReason && mayMove(state),
    reason: draft.reason,
    to: way === 'move' && to ? clerk.void.to(to) : '',
    slip:
      decision && mayMove(state) && !state.moved ? slipOf(way, returnSlip(decision, true, now, words), words) : null,
    moved: state.moved && decision ? movedParts(decision, state.moved, to, words) : [],
    reached: state.moved ? reachedBy(state.moved.award, words) : [],
    confirm: ready ? confirmOf(state, decision, to, words) : '',
    mayConfirm: ready && (!needsReason || draft.reason.trim() !== ''),
    scan: ready && way === 'move' && mayMove(state) && !draft.to,
  };
}

function slipOf(way: VoidState['way'], { cash, parts }: ReturnSlip, { clerk }: Words): NonNullable<VoidView['slip']> {
  return way === 'void'
    ? { label: clerk.refund.amount, figure: cash, parts }
    : { label: clerk.void.firstCard, figure: '', parts };
}

/** What points paid for stays where it was made. */
function mayMove({ way, purchase }: VoidState): boolean {
  return way === 'void' || (purchase?.redeemed ?? 0) === 0;
}

function waysOf(way: VoidState['way'], { clerk }: Words): VoidView['ways'] {
  return [
    { way: 'void', label: clerk.void.voidIt, on: way === 'void' },
    { way: 'move', label: clerk.void.moveIt, on: way === 'move' },
  ];
}

function whatHappens(state: VoidState, { clerk }: Words): string {
  if (state.way === 'void') return clerk.void.what;
  return mayMove(state) ? clerk.void.moveWhat : clerk.void.paidWithPoints;
}

function confirmOf(state: VoidState, decision: ReturnDecision, to: string, { clerk }: Words): string {
  if (state.way === 'void') return clerk.void.confirm(decision.cash);
  return to && mayMove(state) ? clerk.void.confirmMove(to) : '';
}

function movedParts(from: ReturnDecision, sold: SaleResult, to: string, words: Words): SlipPart[] {
  const { clerk } = words;
  const part = (title: string, value: string): SlipPart => ({
    title,
    value: `${value} ${clerk.common.unit}`,
    because: '',
    warn: false,
  });
  return [
    part(clerk.void.left, signed(0 - from.reversed)),
    ...lostParts(from.rewardsLost, words),
    part(clerk.void.gained(to), signed(sold.award.total)),
    part(clerk.void.now(to), whole(sold.pointsAfter)),
  ];
}
