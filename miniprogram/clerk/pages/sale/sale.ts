import type { ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { sell } from '../../services/counter';
import { newRequestId } from '../../../services/request-id';
import { clerkCopy } from '../../copy/index';
import type { AmountKey } from '../../counter/amount-entry';
import { changeEntry, pressOnEntry, type Entry, type EntryEvent } from '../../counter/bill-entry';
import { buzz } from '../../counter/buzz';
import { answered, needsScan } from '../../counter/asking';
import { readDrafts, removeDraft, saveDraft } from '../../counter/draft-storage';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type KeptSale } from '../../counter/kept-drafts';
import type { PayWith } from '../../counter/points-payment';
import { editLine, startSale } from '../../counter/sale-draft';
import { opened, saleRequest, sealed } from '../../counter/sale-request';
import { scanMember } from '../../counter/scan-member';
import { saleView, soldView, type SaleState, type SaleView, type SoldView } from './sale-view';

type Tap<Dataset extends object> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset>;

function newSale(session: ScanSession, category: string): KeptSale {
  const { memberNo, name, tier } = session.member;
  return {
    kind: 'sale',
    requestId: newRequestId(),
    session: session.session,
    member: { memberNo, name, tier },
    sent: false,
    startedAt: now(),
    draft: startSale(category),
  };
}

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
    else if (answer.ok) this.open(newSale(answer.value, ''), answer.value);
    else if (!kept) this.setData({ refused: refusalSentence(answer.refusal), ended: needsScan(answer.refusal) });
    await this.loadCategories();
  },

  open(kept: KeptSale, session: ScanSession | undefined) {
    const asking = kept.sent
      ? ({ step: 'unanswered', refusal: { code: 'offline' } } as const)
      : ({ step: 'typing' } as const);
    this.setData({ refused: '', ended: false });
    this.update({ kept, session, asking, categories: this.state?.categories ?? [], details: false, field: 'paid' });
    this.showCategories();
  },

  showCategories() {
    const chain = keptChain();
    const { state } = this;
    if (!state || !chain) return;
    const name = categoryNames(chain);
    const categories = chain.categories.map(({ id }) => ({ id, label: name(id) }));
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
    if (!state || state.kept.sent) return;
    const { draft, details, field } = change({ ...state, draft: state.kept.draft });
    const kept = { ...state.kept, draft };
    if (draft !== state.kept.draft) saveDraft(kept);
    const asking =
      state.asking.step === 'refused' && !needsScan(state.asking.refusal) ? { step: 'typing' as const } : state.asking;
    this.update({ ...state, kept, asking, details, field });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.type((entry) => pressOnEntry(entry, detail.key));
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
    this.type((entry) => ({ ...entry, field: 'pay' }));
  },

  /** Sends the bill. It is marked as sent before it leaves: after a crash the phone knows that it may have arrived. */
  async charge() {
    const { state } = this;
    if (!state || state.asking.step === 'sending') return;
    let kept = sealed(state.kept, state.session);
    saveDraft(kept);
    this.update({ ...state, kept, asking: { step: 'sending' }, details: false });
    const asking = answered(await sell(saleRequest(kept)));
    if (asking.step === 'answered') {
      removeDraft(kept.requestId);
      buzz();
      this.setData({ sold: soldView(asking.value, state, { main: copy(), clerk: clerkCopy() }) });
      void wx.setNavigationBarTitle({ title: clerkCopy().sold.title });
    } else if (asking.step === 'refused') {
      kept = opened(kept);
      saveDraft(kept);
    }
    this.update({ ...state, kept, asking });
    if (asking.step === 'refused' && kept.draft.payWith) void this.recount();
  },

  /** She may have fewer points by now than were offered. */
  async recount() {
    const answer = await refreshSession(this.data.session);
    if (answer.ok && this.state) this.update({ ...this.state, session: answer.value });
  },

  /** The scan is over: the same customer's code goes on with the same bill. */
  async rescan() {
    const scanned = await scanMember();
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    if (scanned.session.session !== this.data.session) {
      this.setData({ refused: clerkCopy().sale.otherMember });
      return;
    }
    this.setData({ refused: '', ended: false });
    this.open(this.state?.kept ?? newSale(scanned.session, ''), scanned.session);
  },

  retry() {
    this.setData({ refused: '' });
    void this.begin();
  },

  async again() {
    const answer = await refreshSession(this.data.session);
    this.state = undefined;
    this.setData({ sold: null, view: null });
    void wx.setNavigationBarTitle({ title: clerkCopy().sale.title });
    if (answer.ok) this.open(newSale(answer.value, ''), answer.value);
    else this.setData({ refused: refusalSentence(answer.refusal), ended: needsScan(answer.refusal) });
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
});
