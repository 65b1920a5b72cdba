import type { ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { clerkCopy } from '../../copy/index';
import type { AmountKey } from '../../counter/amount-entry';
import { changeEntry, pressOnEntry, startEntry, type Entry, type EntryEvent } from '../../counter/bill-entry';
import { buzz, buzzRefused } from '../../counter/buzz';
import { mayType, needsScan } from '../../counter/asking';
import { chargeSale, keepForLater, type Charged } from '../../counter/charge-sale';
import { chainCategories } from '../../counter/chain-categories';
import { keepDraft, readDrafts } from '../../counter/draft-storage';
import { latestSession, openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type KeptSale } from '../../counter/kept-drafts';
import type { PayWith } from '../../counter/points-payment';
import { editLine, startSale } from '../../counter/sale-draft';
import { scanAgain } from '../../counter/scan-member';
import { settleQueue } from '../../counter/settle-queue';
import { startDraft } from '../../counter/submit';
import { keptView, saleView, soldView, type SaleState, type SaleView, type SoldView } from './sale-view';

type Tap<Dataset extends object> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset>;

/** A bill: typed with one thumb, sent once, and kept until it is answered. */
Page({
  state: undefined as SaleState | undefined,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().sale), retry: copy().common.retry },
    soldText: labels(clerkCopy().sold),
    session: '',
    view: null as SaleView | null,
    sold: null as SoldView | null,
    refused: '',
    ended: false,
  },

  onLoad({ session = '' }: { session?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    void wx.setNavigationBarTitle({ title: clerkCopy().sale.title });
    void this.begin();
  },

  /** Takes up the bill where it was left, or starts one; the customer is fetched only if the phone forgot her. */
  async begin() {
    const id = this.data.session;
    const kept = findDraft(readDrafts(), 'sale', id);
    if (kept) this.open(kept, undefined);
    const answer = await openSession(id);
    if (answer.ok && this.state) this.update({ ...this.state, session: answer.value });
    else if (answer.ok) this.open(startDraft('sale', answer.value, startSale('')), answer.value);
    else if (!kept) this.setData({ refused: refusalSentence(answer.refusal), ended: needsScan(answer.refusal) });
    await this.loadCategories();
  },

  open(kept: KeptSale, session: ScanSession | undefined) {
    const asking = kept.sent
      ? ({ step: 'unanswered', refusal: { code: 'offline' } } as const)
      : ({ step: 'typing' } as const);
    this.setData({ refused: '', ended: false });
    const { details, field, selected } = startEntry(kept.draft);
    const categories = this.state?.categories ?? [];
    this.update({ kept, session, asking, categories, details, field, selected });
    this.showCategories();
  },

  showCategories() {
    const { state } = this;
    if (!state || !keptChain()) return;
    const categories = chainCategories();
    const [first] = categories;
    this.update({ ...state, categories });
    if (first && state.kept.draft.lines.some((line) => line.category === '')) {
      this.type((entry) => ({ ...entry, draft: editLine(entry.draft, { category: first.id }) }));
    }
  },

  async loadCategories() {
    if (this.state && this.state.categories.length > 0) return;
    const answer = await refreshChain();
    if (answer.ok) this.showCategories();
    else this.setData({ refused: clerkCopy().sale.noCategories });
  },

  update(state: SaleState) {
    this.state = state;
    const words = { main: copy(), clerk: clerkCopy() };
    this.setData({ view: saleView(state, refusalSentence, words, now()) });
  },

  /** Changes the bill; once it has been sent and may have been recorded, nothing changes it. */
  type(change: (entry: Entry) => Entry) {
    const { state } = this;
    if (!state || state.kept.sent || !mayType(state.asking)) return;
    const { draft, details, field, selected } = change({ ...state, draft: state.kept.draft });
    const kept = { ...state.kept, draft };
    const isKept = draft === state.kept.draft || keepDraft(kept);
    const asking = isKept ? afterTyping(state.asking) : ({ step: 'refused', refusal: { code: 'phone_full' } } as const);
    this.update({ ...state, kept, asking, cannotKeep: undefined, details, field, selected });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.type((entry) => {
      const typed = pressOnEntry(entry, detail.key);
      if (typed === entry && detail.key !== 'delete') buzzRefused();
      return typed;
    });
  },

  entry({ detail }: WechatMiniprogram.CustomEvent<EntryEvent>) {
    this.type((entry) => changeEntry(entry, detail));
  },

  add() {
    this.type((entry) => changeEntry(entry, { do: 'add' }));
  },

  togglePay() {
    this.type((entry) => changeEntry(entry, { do: 'pay-with', way: entry.draft.payWith ? 'none' : 'most' }));
  },

  payWith({ currentTarget }: Tap<{ way: PayWith['way'] }>) {
    this.type((entry) => changeEntry(entry, { do: 'pay-with', way: currentTarget.dataset.way }));
  },

  /** The keypad writes what points pay again. */
  typePay() {
    this.type((entry) => changeEntry(entry, { do: 'write-pay' }));
  },

  /** Sends the bill; without a network it is kept on the phone. */
  async charge() {
    const { state } = this;
    if (!state || state.asking.step === 'sending') return;
    this.update({ ...state, asking: { step: 'sending' }, cannotKeep: undefined, details: false });
    this.took(state, await chargeSale(state.kept, state.session));
  },

  /** No answer came: the phone asks again by itself, and the customer need not wait. */
  keep() {
    const { state } = this;
    if (state?.asking.step === 'unanswered') this.took(state, keepForLater(state.kept));
  },

  took(state: SaleState, { kept, asking, queued, cannotKeep }: Charged) {
    const words = { main: copy(), clerk: clerkCopy() };
    if (queued) {
      buzz();
      this.setData({ sold: keptView(queued, { ...state, kept }, words) });
      void wx.setNavigationBarTitle({ title: words.clerk.sold.keptTitle });
      void settleQueue().catch(() => undefined);
    } else if (asking.step === 'answered') {
      buzz();
      this.setData({ sold: soldView(asking.value, state, words) });
      void wx.setNavigationBarTitle({ title: words.clerk.sold.title });
    }
    this.update({ ...state, kept, asking, cannotKeep });
    if (asking.step === 'refused' && kept.draft.payWith) void this.recount();
  },

  /** She may have fewer points by now than were offered. */
  async recount() {
    const answer = await refreshSession(this.data.session);
    if (answer.ok && this.state) this.update({ ...this.state, session: answer.value });
  },

  /** The scan is over: the same customer's code goes on with the same bill. */
  async rescan() {
    const scanned = await scanAgain(this.data.session);
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    this.setData({ refused: '', ended: false });
    this.open(this.state?.kept ?? startDraft('sale', scanned.session, startSale('')), scanned.session);
  },

  retry() {
    this.setData({ refused: '' });
    void this.begin();
  },

  async again() {
    const answer = await latestSession(this.data.session);
    this.state = undefined;
    this.setData({ sold: null, view: null });
    void wx.setNavigationBarTitle({ title: clerkCopy().sale.title });
    if (answer.ok) this.open(startDraft('sale', answer.value, startSale('')), answer.value);
    else this.setData({ refused: refusalSentence(answer.refusal), ended: needsScan(answer.refusal) });
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
});

/** A refusal is read once; only a scan that is over stays so. */
function afterTyping(asking: SaleState['asking']): SaleState['asking'] {
  return asking.step === 'refused' && !needsScan(asking.refusal) ? { step: 'typing' } : asking;
}
