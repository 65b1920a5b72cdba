import { sumOf, type CounterActions, type EpochMs, type Fen, type ScanSession } from '@vip-card/core';
import { bill, signed, whole } from '../../../copy/figures';
import { mayType, needsScan, type Asking } from '../../counter/asking';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import type { KeptSale } from '../../counter/kept-drafts';
import { nearestMiss, runningAward } from '../../counter/running-points';
import { currentLine, mayAddLine, saleLines, type DraftLine } from '../../counter/sale-draft';

export type Sold = CounterActions['sell']['value'];

/** Everything that the sale page knows. */
export interface SaleState {
  kept: KeptSale;
  /** Missing while it is being fetched, and when the scan is over. */
  session: ScanSession | undefined;
  categories: readonly { id: string; label: string }[];
  asking: Asking<Sold>;
  /** Whether the current line's details are open, and which amount the keypad writes. */
  details: boolean;
  field: 'paid' | 'list';
}

export interface SaleView {
  customer: CustomerLine & { points: string };
  lines: { title: string; detail: string; amount: string; now: boolean }[];
  categories: { id: string; label: string; on: boolean }[];
  current: DraftLine & { list: string; writingList: boolean };
  receipt: string;
  nearMiss: string;
  due: { label: string; amount: string };
  earns: string;
  mayAdd: boolean;
  mayCharge: boolean;
  /** What stands in the way, said where the keypad is. */
  trouble: { kind: 'none' | 'unanswered' | 'ended' | 'refused'; sentence: string };
  sending: boolean;
}

export function saleView(state: SaleState, sayRefusal: SayRefusal, words: Words, now: EpochMs): SaleView {
  const { kept, session, asking, field } = state;
  const lines = saleLines(kept.draft);
  const paid = sumOf(lines.map((line) => line.paid));
  const list = sumOf(lines.map((line) => line.list));
  const award = session && runningAward(session, lines, now);
  const missed = award && nearestMiss(award);
  const { sale } = words.clerk;
  const line = currentLine(kept.draft);
  return {
    customer: {
      ...customerLine(session?.member ?? kept.member, words),
      points: session ? words.main.figures.points(session.member.points) : '',
    },
    lines: kept.draft.lines.map((each, at) => lineView(each, at, state, words)),
    categories: state.categories.map((category) => ({ ...category, on: category.id === line.category })),
    current: { ...line, writingList: field === 'list' },
    receipt: kept.draft.receipt,
    nearMiss: missed ? sale.nearMiss(missed, (id) => labelOf(id, state)) : '',
    due: { label: list > paid ? sale.dueWithList(list) : sale.due, amount: bill(paid) },
    earns: award && lines.length > 0 ? signed(award.total) : '',
    mayAdd: mayType(asking) && mayAddLine(kept.draft),
    mayCharge: mayType(asking) && lines.length > 0,
    trouble: trouble(asking, sayRefusal, words),
    sending: asking.step === 'sending',
  };
}

export type SayRefusal = (refusal: Extract<Asking<unknown>, { step: 'refused' }>['refusal']) => string;

function trouble(asking: Asking<Sold>, sayRefusal: SayRefusal, { clerk }: Words): SaleView['trouble'] {
  if (asking.step === 'unanswered') return { kind: 'unanswered', sentence: clerk.sale.unanswered };
  if (asking.step !== 'refused') return { kind: 'none', sentence: '' };
  if (needsScan(asking.refusal)) return { kind: 'ended', sentence: clerk.sale.ended };
  return { kind: 'refused', sentence: sayRefusal(asking.refusal) };
}

function lineView(line: DraftLine, at: number, state: SaleState, { clerk }: Words): SaleView['lines'][number] {
  const now = at === state.kept.draft.current;
  const [only] = saleLines({ lines: [line], current: 0, receipt: '' });
  const pieces = line.quantity > 1 ? clerk.sale.pieces(line.quantity) : '';
  const detail = [labelOf(line.category, state), line.size, line.colour, pieces];
  return {
    title: line.name || clerk.sale.nth(at + 1),
    detail: detail.filter((part) => part !== '').join(' '),
    amount: now ? line.paid : bill(only?.paid ?? (0 as Fen)),
    now,
  };
}

function labelOf(category: string, { categories }: SaleState): string {
  return categories.find(({ id }) => id === category)?.label ?? category;
}

export interface SoldView {
  earned: string;
  bill: { label: string; value: string }[];
  because: { label: string; value: string }[];
  /** What earned nothing, and what was nearly reached. */
  notes: string[];
  version: string;
  balance: string;
  upgraded: string;
  owed: string;
}

/** What was just sold, as a receipt prints it: what was paid, what it earned and why, and what she has now. */
export function soldView(sold: Sold, state: SaleState, words: Words): SoldView {
  const { main, clerk } = words;
  const category = (id: string): string => labelOf(id, state);
  const { award } = sold;
  return {
    earned: signed(award.total),
    bill: [
      { label: clerk.sold.paid, value: bill(sold.paid) },
      { label: clerk.sold.receipt, value: sold.receipt },
    ],
    because: [
      ...award.applied.map(({ because, points }) => ({
        label: main.rules.because(because, category),
        value: signed(points),
      })),
      ...award.cuts.map((cut) => ({ label: main.rules.cut(cut), value: signed(0 - cut.cut) })),
      ...(sold.repaid > 0 ? [{ label: clerk.sold.repaid, value: signed(0 - sold.repaid) }] : []),
    ],
    notes: [
      ...award.excluded.map((each) => main.rules.excluded(each)),
      ...award.missed.map((missed) => main.rules.missed(missed, category)),
    ],
    version: main.rules.version(award.ruleSetVersion),
    balance: whole(sold.pointsAfter),
    upgraded: sold.tierAfter === state.kept.member.tier ? '' : clerk.sold.upgraded(main.tiers[sold.tierAfter]),
    owed: sold.owedAfter > 0 ? clerk.sold.owed(sold.owedAfter) : '',
  };
}
