import type { CounterPurchase, ReturnDecision, SaleName, ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import type { AnyRefusal, Answer } from '../../../services/call';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { previewReturn, refund } from '../../services/counter';
import { newRequestId } from '../../../services/request-id';
import { clerkCopy } from '../../copy/index';
import { pressAmount, type AmountKey } from '../../counter/amount-entry';
import { buzz } from '../../counter/buzz';
import { answered, needsScan } from '../../counter/asking';
import { readDrafts, removeDraft, saveDraft } from '../../counter/draft-storage';
import { findPurchase } from '../../counter/held-purchases';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type KeptRefund, type RefundDraft } from '../../counter/kept-drafts';
import { allThatIsLeft, isAll, pickLine } from '../../counter/lines-back';
import { goodsOf } from '../../counter/refund-goods';
import type { Decisions } from '../../counter/return-slip';
import { pageUrl, readSaleName } from '../../counter/sale-name';
import { scanAgain } from '../../counter/scan-member';
import { refundView, type RefundState, type RefundView } from './refund-view';

type Tap<Dataset extends object> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset>;

function newRefund({ session, member }: ScanSession, of: SaleName | undefined): KeptRefund {
  const { memberNo, name, tier } = member;
  return {
    kind: 'refund',
    requestId: newRequestId(),
    session,
    member: { memberNo, name, tier },
    sent: false,
    startedAt: now(),
    draft: { amount: '', receipt: '', ...(of ? { of, lines: [] } : {}) },
  };
}

/** A return: lines or an amount of a purchase, or an amount without a receipt; what it does, and then exactly that. */
Page({
  state: undefined as RefundState | undefined,
  of: undefined as SaleName | undefined,
  /** Of several questions under way only the newest is listened to. */
  asked: 0,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().refund), ...sharedLabels() },
    session: '',
    view: null as RefundView | null,
    step: 'typing',
    returnReceipt: '',
    refused: '',
    ended: false,
  },

  onLoad({ session = '', of = '' }: { session?: string; of?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    this.of = readSaleName(decodeURIComponent(of));
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.title });
    void this.begin();
  },

  /** What was sent without an answer comes first, whatever was picked since. */
  async begin() {
    this.setData({ refused: '', ended: false });
    const { session } = this.data;
    const kept = findDraft(readDrafts(), 'refund', session);
    if (kept?.sent === true) {
      this.of = kept.draft.of;
      this.show({ kept, purchase: undefined, step: 'unanswered', decisions: undefined, receipt: '' });
      return;
    }
    const answer = await openSession(session);
    if (!answer.ok) {
      this.refuse(answer.refusal);
      return;
    }
    const goesOn = kept && sameSale(kept.draft.of, this.of);
    await this.open(goesOn ? kept : newRefund(answer.value, this.of));
  },

  async open(kept: KeptRefund) {
    const purchase = await this.loadPurchase();
    if (purchase === 'refused') return;
    this.show({ kept, purchase, step: 'typing', decisions: undefined, receipt: '' });
    if (kept.draft.lines && kept.draft.lines.length > 0) void this.preview();
  },

  async loadPurchase(): Promise<CounterPurchase | undefined | 'refused'> {
    if (!this.of) return undefined;
    const [answer] = await Promise.all([findPurchase(this.data.session, this.of), keptChain() ?? refreshChain()]);
    if (answer.ok && answer.value) return answer.value;
    if (answer.ok) this.setData({ refused: clerkCopy().refund.noPurchase });
    else this.refuse(answer.refusal);
    return 'refused';
  },

  show(state: RefundState) {
    this.state = state;
    const view = refundView(state, categoryNames(keptChain()), { main: copy(), clerk: clerkCopy() }, now());
    this.setData({ view, step: state.step, returnReceipt: state.receipt });
  },

  refuse(refusal: AnyRefusal) {
    const ended = needsScan(refusal);
    this.setData({ refused: ended && this.state ? clerkCopy().refund.ended : refusalSentence(refusal), ended });
  },

  change(change: Partial<RefundDraft>) {
    const { state } = this;
    if (!state || (state.step !== 'typing' && state.step !== 'checking')) return;
    const kept = { ...state.kept, draft: { ...state.kept.draft, ...change } };
    saveDraft(kept);
    // What is being asked about is no longer what would be sent.
    const another = 'amount' in change && state.step === 'checking';
    if (another) this.asked += 1;
    this.show(another ? { ...state, kept, step: 'typing', decisions: undefined } : { ...state, kept });
    if (this.data.refused && !this.data.ended) this.setData({ refused: '' });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.change({ amount: pressAmount(this.data.view?.amount ?? '', detail.key) });
  },

  editReceipt({ detail }: WechatMiniprogram.Input) {
    this.change({ receipt: detail.value });
  },

  pick({ detail }: WechatMiniprogram.CustomEvent<{ line: number; quantity: number }>) {
    const picked = this.state?.kept.draft.lines ?? [];
    this.pickLines(pickLine(picked, detail.line, detail.quantity));
  },

  pickAll() {
    const purchase = this.state?.purchase;
    if (purchase && !isAll(purchase, this.state?.kept.draft.lines ?? [])) this.pickLines(allThatIsLeft(purchase));
  },

  pickLines(lines: NonNullable<RefundDraft['lines']>) {
    this.change({ lines });
    void this.preview();
  },

  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: 'cash' | 'owe' }>) {
    const { state } = this;
    if (!state) return;
    const kept = { ...state.kept, draft: { ...state.kept.draft, shortfall: detail.id } };
    saveDraft(kept);
    this.show({ ...state, kept });
  },

  way({ currentTarget }: Tap<{ way: RefundView['ways'][number]['way'] }>) {
    const { state } = this;
    const { way } = currentTarget.dataset;
    if (!state || !this.of) return;
    if (way === 'exchange' || way === 'void') {
      void wx.redirectTo({ url: pageUrl(way, this.data.session, this.of) });
      return;
    }
    const kept = { ...state.kept, draft: { ...state.kept.draft, lines: way === 'lines' ? [] : null } };
    saveDraft(kept);
    this.asked += 1;
    this.setData({ refused: '' });
    this.show({ ...state, kept, step: 'typing', decisions: undefined });
  },

  /** Asks what it would do. Picked lines show it beside them; an amount turns the page. */
  async preview() {
    const { state } = this;
    if (!state || (state.step !== 'typing' && state.step !== 'checking')) return;
    const goods = goodsOf(state.kept.draft);
    this.asked += 1;
    if (!goods) {
      this.show({ ...state, step: 'typing', decisions: undefined });
      return;
    }
    const asked = this.asked;
    this.setData({ refused: '' });
    this.show({ ...state, step: 'checking' });
    const answer = await this.decide({ session: state.kept.session, ...goods });
    if (asked !== this.asked || !this.state) return;
    if (!answer.ok) {
      this.show({ ...this.state, step: 'typing', decisions: undefined });
      this.refuse(answer.refusal);
      return;
    }
    const byLines = 'lines' in goods;
    this.setData({ ended: false });
    this.show({ ...this.state, step: byLines ? 'typing' : 'preview', decisions: answer.value });
    if (!byLines) void wx.setNavigationBarTitle({ title: clerkCopy().refund.previewTitle });
  },

  /** On a shortfall both ways are asked for, so that the customer chooses between figures. */
  async decide(goods: Parameters<typeof previewReturn>[0]): Promise<Answer<Decisions>> {
    const owe = await previewReturn(goods);
    if (!owe.ok || owe.value.owedAdded === 0) return owe.ok ? { ok: true, value: { owe: owe.value, cash: null } } : owe;
    const cash = await previewReturn({ ...goods, shortfall: 'cash' });
    return cash.ok ? { ok: true, value: { owe: owe.value, cash: cash.value } } : cash;
  },

  changeAmount() {
    if (this.state) this.show({ ...this.state, step: 'typing', decisions: undefined });
    this.setData({ refused: '' });
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.title });
  },

  /** Marked as sent before it leaves: after a crash the phone knows that it may have arrived. */
  async send() {
    const { state } = this;
    const goods = state && goodsOf(state.kept.draft);
    if (!state || !goods || state.step === 'sending') return;
    const kept = { ...state.kept, sent: true };
    saveDraft(kept);
    this.setData({ refused: '' });
    this.show({ ...state, kept, step: 'sending' });
    const { requestId, session, draft } = kept;
    const receipt = draft.receipt.trim();
    const asking = answered(
      await refund({
        requestId,
        session,
        ...goods,
        ...(draft.shortfall === 'cash' ? { shortfall: draft.shortfall } : {}),
        ...(receipt === '' ? {} : { receipt }),
      }),
    );
    if (asking.step === 'answered') {
      removeDraft(requestId);
      buzz();
      this.finish(state, asking.value);
    } else if (asking.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else {
      const changeable = { ...kept, sent: false };
      saveDraft(changeable);
      const step = draft.lines || !state.decisions ? 'typing' : 'preview';
      if (!state.purchase && this.of) await this.open(changeable);
      else this.show({ ...state, kept: changeable, step });
      if (asking.step === 'refused') this.refuse(asking.refusal);
    }
  },

  finish(state: RefundState, done: ReturnDecision & { receipt: string }) {
    const decisions = { owe: done, cash: null };
    this.show({ ...state, step: 'done', decisions, receipt: done.receipt });
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.done });
    void refreshSession(this.data.session);
  },

  /** The scan is over: the same customer's code goes on with the same return. */
  async rescan() {
    const scanned = await scanAgain(this.data.session);
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    this.setData({ refused: '', ended: false });
    // Also after what was sent before a crash turned out not to have arrived: nothing is loaded then.
    if (!this.state || (this.of && !this.state.purchase)) await this.begin();
    else if (this.state.kept.draft.lines) void this.preview();
  },

  retry() {
    this.setData({ refused: '' });
    if (!this.state) void this.begin();
    else if (this.state.kept.draft.lines) void this.preview();
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
});

function sameSale(a: SaleName | undefined, b: SaleName | undefined): boolean {
  return a?.storeId === b?.storeId && a?.receipt === b?.receipt;
}

function sharedLabels() {
  const { sendAgain, later, receiptHint, fewer, more } = clerkCopy().sale;
  return { sendAgain, later, receiptHint, fewer, more, retry: copy().common.retry };
}
