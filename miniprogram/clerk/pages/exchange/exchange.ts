import type { CounterPurchase, ExchangeResult, SaleName, ScanSession } from '@vip-card/core';
import { copy, labels } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { exchange, previewExchange } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import type { AmountKey } from '../../counter/amount-entry';
import { changeEntry, pressOnEntry, startEntry, type Entry, type EntryEvent } from '../../counter/bill-entry';
import { buzzRefused } from '../../counter/buzz';
import { chainCategories } from '../../counter/chain-categories';
import { readDrafts } from '../../counter/draft-storage';
import { sameInAnotherSize } from '../../counter/exchange-slip';
import { findPurchase } from '../../counter/held-purchases';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, typedFor, type KeptExchange } from '../../counter/kept-drafts';
import { keptPage } from '../../counter/kept-page';
import { pickLine } from '../../counter/lines-back';
import { saleLines, startSale } from '../../counter/sale-draft';
import { readSaleName } from '../../counter/sale-name';
import { startDraft, submit } from '../../counter/submit';
import { exchangeView, type ExchangeState, type ExchangeView } from './exchange-view';

/** Goods for goods: what comes back, what goes out, what it does, and then exactly that. */
Page({
  ...keptPage,
  state: undefined as ExchangeState | undefined,
  of: undefined as SaleName | undefined,

  data: {
    pageStyle: '',
    text: {
      ...labels(clerkCopy().common),
      ...labels(clerkCopy().sale),
      ...labels(clerkCopy().exchange),
      ...sharedLabels(),
    },
    session: '',
    view: null as ExchangeView | null,
    step: 'back',
    refused: '',
    ended: false,
  },

  onLoad({ session = '', of = '' }: { session?: string; of?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    this.of = readSaleName(decodeURIComponent(of));
    void wx.setNavigationBarTitle({ title: clerkCopy().exchange.title });
    void this.begin();
  },

  /** What was sent without an answer comes first, whatever was picked since; what was only typed goes on. */
  async begin() {
    this.state = undefined;
    this.setData({ view: null, step: 'back', refused: '', ended: false });
    const { session } = this.data;
    const kept = findDraft(readDrafts(), 'exchange', session);
    if (kept?.sent === true) {
      this.of = kept.draft.of;
      this.show(started(kept, 'unanswered'));
      return;
    }
    const { of } = this;
    if (!of) {
      this.setData({ refused: clerkCopy().refund.noPurchase });
      return;
    }
    const [answer, purchase] = await Promise.all([
      openSession(session),
      findPurchase(session, of),
      keptChain() ?? refreshChain(),
    ]);
    if (!answer.ok) this.refuse(answer.refusal);
    else if (!purchase.ok) this.refuse(purchase.refusal);
    else if (!purchase.value) this.setData({ refused: clerkCopy().refund.noPurchase });
    else this.open(typedFor(kept, of) ?? newExchange(answer.value, of), purchase.value);
  },

  open(kept: KeptExchange, purchase: CounterPurchase) {
    const step = saleLines(kept.draft.sale).length > 0 ? 'out' : 'back';
    this.show({ ...started(kept, step), purchase });
  },

  show(state: ExchangeState) {
    this.state = state;
    const view = exchangeView(state, { main: copy(), clerk: clerkCopy() }, now());
    this.setData({ view, step: state.step });
  },

  /** What was picked or written, shown and kept. */
  typed(state: ExchangeState) {
    this.show(state);
    this.keep(state.kept);
  },

  pick({ detail }: WechatMiniprogram.CustomEvent<{ line: number; quantity: number }>) {
    const { state } = this;
    if (state?.step !== 'back') return;
    const { draft } = state.kept;
    const back = pickLine(draft.back, detail.line, detail.quantity);
    this.typed({ ...state, kept: { ...state.kept, draft: { ...draft, back } } });
  },

  goOn() {
    const { state } = this;
    if (!state?.purchase || state.kept.draft.back.length === 0) return;
    const { draft } = state.kept;
    const sale = sameInAnotherSize(state.purchase.lines, draft.back);
    this.typed({
      ...state,
      details: false,
      field: 'paid',
      selected: true,
      step: 'out',
      kept: { ...state.kept, draft: { ...draft, sale } },
    });
  },

  pickAgain() {
    if (this.state?.step === 'out') this.show({ ...this.state, step: 'back', result: undefined });
  },

  write(change: (entry: Entry) => Entry) {
    const { state } = this;
    if (state?.step !== 'out') return;
    const { draft, details, field, selected } = change({ ...state, draft: state.kept.draft.sale });
    const kept = { ...state.kept, draft: { ...state.kept.draft, sale: draft } };
    this.typed({ ...state, kept, details, field, selected });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.write((entry) => {
      const typed = pressOnEntry(entry, detail.key);
      if (typed === entry && detail.key !== 'delete') buzzRefused();
      return typed;
    });
  },

  add() {
    this.write((entry) => changeEntry(entry, { do: 'add' }));
  },

  entry({ detail }: WechatMiniprogram.CustomEvent<EntryEvent>) {
    this.write((entry) => changeEntry(entry, detail));
  },

  async preview() {
    const { state } = this;
    if (state?.step !== 'out') return;
    this.keep(state.kept);
    this.show({ ...state, step: 'checking' });
    const { session, draft } = state.kept;
    const { of, back, sale } = draft;
    const answer = await previewExchange({ session, of, back, lines: saleLines(sale) });
    if (!answer.ok) {
      this.show({ ...state, step: 'out' });
      this.refuse(answer.refusal);
      return;
    }
    this.show({ ...state, step: 'preview', result: answer.value });
    void wx.setNavigationBarTitle({ title: clerkCopy().exchange.previewTitle });
  },

  change() {
    const { state } = this;
    if (!state) return;
    this.show({ ...state, step: 'out', selected: true, result: undefined });
    this.keep(state.kept);
    void wx.setNavigationBarTitle({ title: clerkCopy().exchange.title });
  },

  async send() {
    const { state } = this;
    if (!state || state.step === 'sending') return;
    this.setData({ refused: '' });
    this.show({ ...state, step: 'sending' });
    const { kept, outcome } = await submit(state.kept, carryOut);
    if (outcome.step === 'answered') {
      this.finish({ ...state, kept }, outcome.value);
    } else if (outcome.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else {
      if (state.result) this.show({ ...state, kept, step: 'preview' });
      else await this.begin();
      this.refuse(outcome.refusal);
    }
  },

  finish(state: ExchangeState, result: ExchangeResult) {
    this.show({ ...state, step: 'done', result });
    void wx.setNavigationBarTitle({ title: clerkCopy().exchange.done });
    void refreshSession(this.data.session);
  },

  /** Also after what was sent before a crash turned out not to have arrived: nothing is loaded then. */
  async renew() {
    if (!this.state?.purchase) await this.begin();
  },
});

function newExchange(session: ScanSession, of: SaleName): KeptExchange {
  return startDraft('exchange', session, { of, back: [], sale: startSale('') });
}

function carryOut({ requestId, session, draft }: KeptExchange) {
  const { of, back, sale } = draft;
  const receipt = sale.receipt.trim();
  return exchange({ requestId, session, of, back, lines: saleLines(sale), ...(receipt === '' ? {} : { receipt }) });
}

function started(kept: KeptExchange, step: ExchangeState['step']): ExchangeState {
  const { details, field, selected } = startEntry(kept.draft.sale);
  return {
    kept,
    purchase: undefined,
    categories: chainCategories(),
    step,
    details,
    field,
    selected,
    result: undefined,
  };
}

function sharedLabels() {
  const { sendAgain, later } = clerkCopy().sale;
  const { sending, checking, finish } = clerkCopy().refund;
  const { preview, change, unanswered, receipt: newReceipt } = clerkCopy().exchange;
  const { receipt } = clerkCopy().sale;
  const retry = copy().common.retry;
  return { sendAgain, later, sending, checking, finish, preview, change, unanswered, newReceipt, receipt, retry };
}
