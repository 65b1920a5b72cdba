import { sumOf, type CounterPurchase, type EpochMs, type ExchangeResult } from '@vip-card/core';
import { bill } from '../../../copy/figures';
import { entryView, type Category, type Entry, type EntryView } from '../../counter/bill-entry';
import { customerLine, type CustomerLine, type Words } from '../../counter/customer-line';
import { exchangeSlip, type ExchangeSlip } from '../../counter/exchange-slip';
import type { KeptExchange } from '../../counter/kept-drafts';
import { linesToPick, type LineToPick } from '../../counter/lines-back';
import { mayAddLine, saleLines } from '../../counter/sale-draft';

/** `back`: picking what comes back; `out`: writing what goes out; then as every request. */
type ExchangeStep = 'back' | 'out' | 'checking' | 'preview' | 'sending' | 'unanswered' | 'done';

export interface ExchangeState {
  kept: KeptExchange;
  purchase: CounterPurchase | undefined;
  categories: readonly Category[];
  step: ExchangeStep;
  details: Entry['details'];
  field: Entry['field'];
  selected: Entry['selected'];
  result: ExchangeResult | undefined;
}

export interface ExchangeView {
  customer: CustomerLine;
  purchase: string;
  lines: LineToPick[];
  mayGoOn: boolean;
  /** What comes back, in one line, while what goes out is written. */
  back: string;
  entry: EntryView;
  /** What goes out comes to. */
  sum: string;
  mayAdd: boolean;
  mayPreview: boolean;
  slip: ExchangeSlip | null;
  receipt: string;
}

export function exchangeView(state: ExchangeState, words: Words, now: EpochMs): ExchangeView {
  const { kept, purchase, categories, step, result } = state;
  const { draft, member } = kept;
  const { main, clerk } = words;
  const category = (id: string): string => categories.find((each) => each.id === id)?.label ?? id;
  const out = saleLines(draft.sale);
  const pieces = draft.back.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    customer: customerLine(member, words),
    purchase: purchase
      ? clerk.refund.purchase(main.figures.dayOf(purchase.at, now), purchase.store, purchase.receipt)
      : '',
    lines: purchase && step === 'back' ? linesToPick(purchase, draft.back, category, words) : [],
    mayGoOn: pieces > 0,
    back: purchase ? clerk.exchange.back(pieces, bill(worthOfBack(purchase, draft.back))) : '',
    entry: entryView({ ...state, draft: draft.sale }, categories, words),
    sum: bill(sumOf(out.map(({ paid }) => paid))),
    mayAdd: step === 'out' && mayAddLine(draft.sale),
    mayPreview: step === 'out' && out.length > 0,
    slip: result ? exchangeSlip(result, member.tier, words) : null,
    receipt: step === 'done' && result ? result.receipt : '',
  };
}

/** What the goods that come back had cost; of a line with several pieces its part, the rest of a fen left to the server. */
function worthOfBack({ lines }: CounterPurchase, back: KeptExchange['draft']['back']): Parameters<typeof bill>[0] {
  return sumOf(
    back.map(({ line, quantity }) => {
      const sold = lines[line];
      return (sold ? Math.floor((sold.paid * quantity) / sold.quantity) : 0) as Parameters<typeof bill>[0];
    }),
  );
}
