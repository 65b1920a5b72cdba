import { sumOf, type Award, type EpochMs, type Fen, type ScanSession } from '@vip-card/core';
import { bill, signed, whole, yuan } from '../../../copy/figures';
import { mayType, needsScan, type Asking } from '../../counter/asking';
import { entryView, labelOf, type Category, type Entry, type EntryView } from '../../counter/bill-entry';
import type { CannotKeep } from '../../counter/charge-sale';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import type { KeptSale } from '../../counter/kept-drafts';
import { paymentOffer, pointsPayment, type PayWith, type PointsPayment } from '../../counter/points-payment';
import { reachedBy } from '../../counter/milestone-rewards';
import { nearestMiss, runningAward } from '../../counter/running-points';
import type { QueuedSale } from '../../counter/sale-queue';
import type { Sold } from '../../counter/sold';
import { mayAddLine, saleLines } from '../../counter/sale-draft';

/** Everything that the sale page knows. */
export interface SaleState {
  kept: KeptSale;
  /** Missing while it is being fetched, and when the scan is over. */
  session: ScanSession | undefined;
  categories: readonly Category[];
  asking: Asking<Sold>;
  /** Why it cannot be kept for later, after that was tried. */
  cannotKeep?: CannotKeep | undefined;
  /** Whether the current line's details are open, and what the keypad writes. */
  details: Entry['details'];
  field: Entry['field'];
  selected: Entry['selected'];
}

export interface SaleView {
  customer: CustomerLine & { points: string };
  entry: EntryView;
  nearMiss: string;
  pay: PayView;
  due: { label: string; amount: string };
  earns: string;
  mayAdd: boolean;
  mayCharge: boolean;
  /** What stands in the way, said where the keypad is. */
  trouble: { kind: 'none' | 'unanswered' | 'ended' | 'refused'; sentence: string; mayKeep: boolean };
  sending: boolean;
}

/** Paying with points: offered and not ticked; ticked with how; or why not. */
interface PayView {
  kind: 'none' | 'needs-code' | 'open';
  on: boolean;
  /** `2,486 points pay 24.86` */
  offer: string;
  ways: { way: PayWith['way']; label: string; on: boolean }[];
  /** What was typed; null where nothing is typed. */
  typed: string | null;
  typing: boolean;
  /** Whether a digit takes the place of what was typed. */
  selected: boolean;
  unit: string;
  /** What comes of what was typed. */
  means: string;
}

export function saleView(state: SaleState, sayRefusal: SayRefusal, words: Words, now: EpochMs): SaleView {
  const { kept, session, asking } = state;
  const lines = saleLines(kept.draft);
  const paid = sumOf(lines.map((line) => line.paid));
  const list = sumOf(lines.map((line) => line.list));
  const payment: PointsPayment = session ? pointsPayment(session, paid, kept.draft.payWith) : { kind: 'none' };
  const worth = worthPaid(state, payment);
  const award = session && runningAward(session, lines, now, worth);
  const missed = award && nearestMiss(award);
  const { sale } = words.clerk;
  return {
    customer: {
      ...customerLine(session?.member ?? kept.member, words),
      points: session ? words.main.figures.points(session.member.points) : '',
    },
    entry: entryView({ ...state, draft: kept.draft }, state.categories, words),
    nearMiss: missed ? sale.nearMiss(missed, (id) => labelOf(id, state.categories)) : '',
    pay: payView(state, paid, payment, words),
    due: { label: dueLabel({ paid, list, worth }, words), amount: bill((paid - worth) as Fen) },
    earns: award && lines.length > 0 ? signed(award.total) : '',
    mayAdd: mayType(asking) && mayAddLine(kept.draft),
    mayCharge: mayType(asking) && lines.length > 0 && payment.kind !== 'above',
    trouble: trouble(state, payment, sayRefusal, words),
    sending: asking.step === 'sending',
  };
}

/** Once a bill was sent, what points pay of it stays as it was then. */
function worthPaid({ kept }: SaleState, payment: PointsPayment): Fen {
  if (kept.sent) return kept.sealed?.pays?.worth ?? (0 as Fen);
  return payment.kind === 'pays' ? payment.worth : (0 as Fen);
}

function dueLabel({ paid, list, worth }: { paid: Fen; list: Fen; worth: Fen }, { clerk }: Words): string {
  if (worth > 0) return clerk.sale.dueAfterPoints(paid, worth);
  return list > paid ? clerk.sale.dueWithList(list) : clerk.sale.due;
}

function payView(
  { kept, session, field, selected, asking }: SaleState,
  paid: Fen,
  payment: PointsPayment,
  { clerk }: Words,
): PayView {
  const { payWith } = kept.draft;
  const offer = session && mayType(asking) ? paymentOffer(session, paid) : ({ kind: 'none' } as const);
  const most = offer.kind === 'open' ? clerk.sale.payOffer(offer.most.points, yuan(offer.most.worth)) : '';
  const ways = (['most', 'points', 'yuan'] as const).map((way) => ({
    way,
    label: clerk.sale[payWays[way]],
    on: payWith?.way === way,
  }));
  return {
    kind: offer.kind,
    on: payWith !== undefined,
    offer: most,
    ways,
    typed: payWith && payWith.way !== 'most' ? payWith.typed : null,
    typing: field === 'pay',
    selected: field === 'pay' && selected,
    unit: payWith?.way === 'yuan' ? clerk.common.yuan : clerk.common.unit,
    means: payment.kind === 'pays' ? clerk.sale.payOffer(payment.points, yuan(payment.worth)) : '',
  };
}

const payWays = { most: 'payMost', points: 'payByPoints', yuan: 'payByYuan' } as const;

export type SayRefusal = (refusal: Extract<Asking<unknown>, { step: 'refused' }>['refusal']) => string;

function trouble(
  { asking, cannotKeep, kept }: SaleState,
  payment: PointsPayment,
  sayRefusal: SayRefusal,
  { clerk }: Words,
): SaleView['trouble'] {
  const why = cannotKeep ? clerk.sale[whyNot[cannotKeep]] : '';
  const mayKeep = !cannotKeep && !kept.sealed?.pays;
  if (asking.step === 'unanswered') return { kind: 'unanswered', sentence: why || clerk.sale.unanswered, mayKeep };
  if (asking.step !== 'refused') {
    const sentence = why || (kept.sent ? '' : tooMuch(payment, sayRefusal));
    return { kind: sentence ? 'refused' : 'none', sentence, mayKeep: false };
  }
  if (needsScan(asking.refusal)) return { kind: 'ended', sentence: clerk.sale.ended, mayKeep: false };
  return { kind: 'refused', sentence: sayRefusal(asking.refusal), mayKeep: false };
}

/** Why nothing can be charged when more points are to pay than may; empty otherwise. */
function tooMuch(payment: PointsPayment, sayRefusal: SayRefusal): string {
  if (payment.kind !== 'above') return '';
  const { points, worth } = payment.most;
  return sayRefusal({ code: 'redeeming_above_cap', maximumPoints: points, maximumWorth: worth });
}

const whyNot = {
  'points-need-network': 'pointsNeedNetwork',
  'scan-over': 'scanOver',
  'phone-full': 'phoneFull',
} as const satisfies Record<CannotKeep, string>;

export interface SoldView {
  earned: string;
  bill: { label: string; value: string }[];
  because: { label: string; value: string }[];
  /** What earned nothing, and what was nearly reached. */
  notes: string[];
  version: string;
  /** Empty while the server has not heard of the sale. */
  balance: string;
  /** That it is on the phone only, and what becomes of it; empty for a sale that is recorded. */
  kept: string;
  upgraded: string;
  /** What milestones bring that the sale reached, each a sentence. */
  reached: string[];
  owed: string;
}

/** What was just sold, as a receipt prints it: what was paid, what it earned and why, and what she has now. */
export function soldView(sold: Sold, state: SaleState, words: Words): SoldView {
  const { main, clerk } = words;
  const category = (id: string): string => labelOf(id, state.categories);
  const { award, redeemed } = sold;
  return {
    earned: signed(award.total),
    bill: [
      ...(redeemed
        ? [
            { label: clerk.sold.sum, value: bill(sold.paid) },
            { label: clerk.sold.redeemed(redeemed.points), value: bill((0 - redeemed.worth) as Fen) },
          ]
        : []),
      { label: clerk.sold.paid, value: bill(sold.due) },
      { label: clerk.sold.receipt, value: sold.receipt },
    ],
    ...explained(award, category, words),
    because: [
      ...explained(award, category, words).because,
      ...(sold.repaid > 0 ? [{ label: clerk.sold.repaid, value: signed(0 - sold.repaid) }] : []),
    ],
    balance: whole(sold.pointsAfter),
    kept: '',
    upgraded: sold.tierAfter === state.kept.member.tier ? '' : clerk.sold.upgraded(main.tiers[sold.tierAfter]),
    reached: reachedBy(award, words),
    owed: sold.owedAfter > 0 ? clerk.sold.owed(sold.owedAfter) : '',
  };
}

/** What was kept on the phone: the engine's points, and that the server's will count. */
export function keptView(queued: QueuedSale, state: SaleState, words: Words): SoldView {
  const { clerk } = words;
  const { session, kept, categories } = state;
  const award = session && runningAward(session, saleLines(kept.draft), queued.request.occurredAt);
  const nothing = { because: [], notes: [], version: '' };
  return {
    earned: award ? signed(award.total) : clerk.late.unknown,
    bill: [{ label: clerk.sold.paid, value: bill(queued.paid) }],
    ...(award ? explained(award, (id) => labelOf(id, categories), words) : nothing),
    balance: '',
    kept: clerk.sold.keptOnPhone,
    upgraded: '',
    reached: [],
    owed: '',
  };
}

function explained(
  award: Award,
  category: (id: string) => string,
  { main }: Words,
): Pick<SoldView, 'because' | 'notes' | 'version'> {
  return {
    because: [
      ...award.applied.map(({ because, points }) => ({
        label: main.rules.because(because, category),
        value: signed(points),
      })),
      ...award.cuts.map((cut) => ({ label: main.rules.cut(cut), value: signed(0 - cut.cut) })),
    ],
    notes: [
      ...award.excluded.map((each) => main.rules.excluded(each)),
      ...award.missed.map((missed) => main.rules.missed(missed, category)),
    ],
    version: main.rules.version(award.ruleSetVersion),
  };
}
