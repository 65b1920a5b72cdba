import type { ExchangeResult, SaleName, ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import type { AnyRefusal } from '../../../services/call';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { exchange, previewExchange } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import type { AmountKey } from '../../counter/amount-entry';
import { answered, needsScan } from '../../counter/asking';
import { changeEntry, pressOnEntry, type Category, type Entry, type EntryEvent } from '../../counter/bill-entry';
import { buzz } from '../../counter/buzz';
import { readDrafts, removeDraft, saveDraft } from '../../counter/draft-storage';
import { sameInAnotherSize } from '../../counter/exchange-slip';
import { findPurchase } from '../../counter/held-purchases';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type KeptExchange } from '../../counter/kept-drafts';
import { pickLine } from '../../counter/lines-back';
import { saleLines, startSale } from '../../counter/sale-draft';
import { readSaleName } from '../../counter/sale-name';
import { scanAgain } from '../../counter/scan-member';
import { exchangeView, type ExchangeState, type ExchangeView } from './exchange-view';

function newExchange({ session, member }: ScanSession, of: SaleName): KeptExchange {
  const { memberNo, name, tier } = member;
  return {
    kind: 'exchange',
    requestId: newRequestId(),
    session,
    member: { memberNo, name, tier },
    sent: false,
    startedAt: now(),
    draft: { of, back: [], sale: startSale('') },
  };
}

/** Goods for goods: what comes back, what goes out, what it does, and then exactly that. */
Page({
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

  /** What was sent without an answer comes first, whatever was picked since. */
  async begin() {
    this.setData({ refused: '', ended: false });
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
    else this.show({ ...started(newExchange(answer.value, of), 'back'), purchase: purchase.value });
  },

  show(state: ExchangeState) {
    this.state = state;
    const view = exchangeView(state, { main: copy(), clerk: clerkCopy() }, now());
    this.setData({ view, step: state.step });
  },

  refuse(refusal: AnyRefusal) {
    this.setData({ refused: refusalSentence(refusal), ended: needsScan(refusal) });
  },

  pick({ detail }: WechatMiniprogram.CustomEvent<{ line: number; quantity: number }>) {
    const { state } = this;
    if (state?.step !== 'back') return;
    const { draft } = state.kept;
    const back = pickLine(draft.back, detail.line, detail.quantity);
    this.show({ ...state, kept: { ...state.kept, draft: { ...draft, back } } });
  },

  goOn() {
    const { state } = this;
    if (!state?.purchase || state.kept.draft.back.length === 0) return;
    const { draft } = state.kept;
    const sale = sameInAnotherSize(state.purchase.lines, draft.back);
    this.show({
      ...state,
      step: 'out',
      details: false,
      field: 'paid',
      kept: { ...state.kept, draft: { ...draft, sale } },
    });
  },

  pickAgain() {
    if (this.state?.step === 'out') this.show({ ...this.state, step: 'back', result: undefined });
  },

  write(change: (entry: Entry) => Entry) {
    const { state } = this;
    if (state?.step !== 'out') return;
    const { draft, details, field } = change({ ...state, draft: state.kept.draft.sale });
    const kept = { ...state.kept, draft: { ...state.kept.draft, sale: draft } };
    this.show({ ...state, kept, details, field });
    if (this.data.refused && !this.data.ended) this.setData({ refused: '' });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.write((entry) => pressOnEntry(entry, detail.key));
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
    this.setData({ refused: '' });
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
    if (this.state) this.show({ ...this.state, step: 'out', result: undefined });
    this.setData({ refused: '' });
    void wx.setNavigationBarTitle({ title: clerkCopy().exchange.title });
  },

  /** Marked as sent before it leaves: after a crash the phone knows that it may have arrived. */
  async send() {
    const { state } = this;
    if (!state || state.step === 'sending') return;
    const kept = { ...state.kept, sent: true };
    saveDraft(kept);
    this.setData({ refused: '' });
    this.show({ ...state, kept, step: 'sending' });
    const { requestId, session, draft } = kept;
    const { of, back, sale } = draft;
    const receipt = sale.receipt.trim();
    const input = { requestId, session, of, back, lines: saleLines(sale), ...(receipt === '' ? {} : { receipt }) };
    const asking = answered(await exchange(input));
    if (asking.step === 'answered') {
      removeDraft(requestId);
      buzz();
      this.finish({ ...state, kept }, asking.value);
    } else if (asking.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else {
      removeDraft(requestId);
      if (state.result) this.show({ ...state, kept: { ...kept, sent: false }, step: 'preview' });
      else await this.begin();
      if (asking.step === 'refused') this.refuse(asking.refusal);
    }
  },

  finish(state: ExchangeState, result: ExchangeResult) {
    this.show({ ...state, step: 'done', result });
    void wx.setNavigationBarTitle({ title: clerkCopy().exchange.done });
    void refreshSession(this.data.session);
  },

  /** The scan is over: the same customer's code goes on with the same exchange. */
  async rescan() {
    const scanned = await scanAgain(this.data.session);
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    this.setData({ refused: '', ended: false });
    // Also after what was sent before a crash turned out not to have arrived: nothing is loaded then.
    if (!this.state?.purchase) await this.begin();
  },

  retry() {
    void this.begin();
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
});

function started(kept: KeptExchange, step: ExchangeState['step']): ExchangeState {
  return {
    kept,
    purchase: undefined,
    categories: categoriesOfChain(),
    step,
    details: false,
    field: 'paid',
    result: undefined,
  };
}

function categoriesOfChain(): Category[] {
  const chain = keptChain();
  const name = categoryNames(chain);
  return (chain?.categories ?? []).map(({ id }) => ({ id, label: name(id) }));
}

function sharedLabels() {
  const { sendAgain, later } = clerkCopy().sale;
  const { sending, checking, finish } = clerkCopy().refund;
  const { preview, change, unanswered, receipt: newReceipt } = clerkCopy().exchange;
  const { receipt } = clerkCopy().sale;
  const retry = copy().common.retry;
  return { sendAgain, later, sending, checking, finish, preview, change, unanswered, newReceipt, receipt, retry };
}
