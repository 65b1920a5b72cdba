import type { ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { sell } from '../../services/counter';
import { newRequestId } from '../../../services/request-id';
import { clerkCopy } from '../../copy/index';
import type { AmountKey } from '../../counter/amount-entry';
import { buzz } from '../../counter/buzz';
import { answered, needsScan } from '../../counter/asking';
import { readDrafts, removeDraft, saveDraft } from '../../counter/draft-storage';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type KeptSale } from '../../counter/kept-drafts';
import {
  addLine,
  changeQuantity,
  chooseLine,
  editLine,
  pressOnSale,
  removeLine,
  saleLines,
  startSale,
  type DraftLine,
  type SaleDraft,
} from '../../counter/sale-draft';
import { scanMember } from '../../counter/scan-member';
import { saleView, soldView, type SaleState, type SaleView, type SoldView } from './sale-view';

type Tap<Dataset> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset & WechatMiniprogram.IAnyObject>;

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
    text: { ...labels(clerkCopy().sale), ...labels(clerkCopy().common), retry: copy().common.retry },
    soldText: labels(clerkCopy().sold),
    session: '',
    view: null as SaleView | null,
    sold: null as SoldView | null,
    details: false,
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
      this.type((draft) => editLine(draft, { category: first.id }));
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
    this.setData({ view: saleView(state, refusalSentence, words, now()), details: state.details });
  },

  /** Changes the bill; once it has been sent and may have been recorded, nothing changes it. */
  type(change: (draft: SaleDraft) => SaleDraft) {
    const { state } = this;
    if (!state || state.kept.sent) return;
    const kept = { ...state.kept, draft: change(state.kept.draft) };
    saveDraft(kept);
    const asking =
      state.asking.step === 'refused' && !needsScan(state.asking.refusal) ? { step: 'typing' as const } : state.asking;
    this.update({ ...state, kept, asking });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.type((draft) => pressOnSale(draft, detail.key, this.state?.field));
  },

  add() {
    this.close();
    this.type(addLine);
  },

  chooseLine({ currentTarget }: Tap<{ at: number }>) {
    this.close();
    this.type((draft) => chooseLine(draft, currentTarget.dataset.at));
  },

  chooseCategory({ currentTarget }: Tap<{ id: string }>) {
    this.type((draft) => editLine(draft, { category: currentTarget.dataset.id }));
  },

  close() {
    if (this.state) this.update({ ...this.state, details: false, field: 'paid' });
  },

  toggleDetails() {
    if (this.state) this.update({ ...this.state, details: !this.state.details, field: 'paid' });
  },

  writeList() {
    if (this.state) this.update({ ...this.state, field: this.state.field === 'list' ? 'paid' : 'list' });
  },

  edit({ currentTarget, detail }: WechatMiniprogram.Input & Tap<{ field: 'name' | 'sku' | 'size' | 'colour' }>) {
    const change: Partial<DraftLine> = { [currentTarget.dataset.field]: detail.value };
    this.type((draft) => editLine(draft, change));
  },

  editReceipt({ detail }: WechatMiniprogram.Input) {
    this.type((draft) => ({ ...draft, receipt: detail.value }));
  },

  fewer() {
    this.type((draft) => changeQuantity(draft, -1));
  },

  more() {
    this.type((draft) => changeQuantity(draft, 1));
  },

  remove() {
    this.close();
    this.type(removeLine);
  },

  /** Sends the bill. It is marked as sent before it leaves: after a crash the phone knows that it may have arrived. */
  async charge() {
    const { state } = this;
    if (!state || state.asking.step === 'sending') return;
    const kept = { ...state.kept, sent: true };
    saveDraft(kept);
    this.update({ ...state, kept, asking: { step: 'sending' }, details: false });
    const { requestId, session, draft } = kept;
    const receipt = draft.receipt.trim();
    const asking = answered(
      await sell({ requestId, session, lines: saleLines(draft), ...(receipt === '' ? {} : { receipt }) }),
    );
    if (asking.step === 'answered') {
      removeDraft(requestId);
      buzz();
      this.setData({ sold: soldView(asking.value, state, { main: copy(), clerk: clerkCopy() }) });
      void wx.setNavigationBarTitle({ title: clerkCopy().sold.title });
    } else if (asking.step === 'refused') {
      kept.sent = false;
      saveDraft(kept);
    }
    this.update({ ...state, kept, asking });
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
