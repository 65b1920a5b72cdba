import type { ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import type { AnyRefusal } from '../../../services/call';
import { pageStyle } from '../../../services/appearance';
import { now } from '../../../services/clock';
import { previewReturn, refund } from '../../services/counter';
import { newRequestId } from '../../../services/request-id';
import { clerkCopy } from '../../copy/index';
import { amountInFen, pressAmount, type AmountKey } from '../../counter/amount-entry';
import { buzz } from '../../counter/buzz';
import { answered, needsScan } from '../../counter/asking';
import { customerLine, type CustomerLine } from '../../counter/customer-line';
import { readDrafts, removeDraft, saveDraft } from '../../counter/draft-storage';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type KeptRefund, type RefundDraft } from '../../counter/kept-drafts';
import { scanMember } from '../../counter/scan-member';
import { decisionView, mayPreview, type DecisionView } from './refund-view';

type Step = 'typing' | 'checking' | 'preview' | 'sending' | 'unanswered' | 'done';

function newRefund({ session, member: { memberNo, name, tier } }: ScanSession): KeptRefund {
  return {
    kind: 'refund',
    requestId: newRequestId(),
    session,
    member: { memberNo, name, tier },
    sent: false,
    startedAt: now(),
    draft: { amount: '', receipt: '' },
  };
}

/** A return: an amount, what it does, and then exactly that. */
Page({
  kept: undefined as KeptRefund | undefined,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().refund), ...labels(clerkCopy().common), ...sharedLabels() },
    session: '',
    customer: null as CustomerLine | null,
    step: 'typing',
    amount: '',
    mayPreview: false,
    decision: null as DecisionView | null,
    receipt: '',
    refused: '',
    ended: false,
  },

  onLoad({ session = '' }: { session?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.title });
    void this.begin();
  },

  async begin() {
    this.setData({ refused: '', ended: false });
    const kept = findDraft(readDrafts(), 'refund', this.data.session);
    if (kept) {
      this.open(kept);
      return;
    }
    const answer = await openSession(this.data.session);
    if (answer.ok) this.open(newRefund(answer.value));
    else this.refuse(answer.refusal);
  },

  open(kept: KeptRefund) {
    const step: Step = kept.sent ? 'unanswered' : 'typing';
    this.setData({ customer: customerLine(kept.member, { main: copy(), clerk: clerkCopy() }), step, decision: null });
    this.keep(kept);
  },

  keep(kept: KeptRefund) {
    this.kept = kept;
    const { draft } = kept;
    this.setData({ amount: draft.amount, receipt: draft.receipt, mayPreview: mayPreview(draft) });
  },

  refuse(refusal: AnyRefusal) {
    const ended = needsScan(refusal);
    this.setData({ refused: ended && this.kept ? clerkCopy().refund.ended : refusalSentence(refusal), ended });
  },

  change(change: Partial<RefundDraft>) {
    if (!this.kept || this.data.step !== 'typing') return;
    const kept = { ...this.kept, draft: { ...this.kept.draft, ...change } };
    saveDraft(kept);
    this.keep(kept);
    if (this.data.refused && !this.data.ended) this.setData({ refused: '' });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    this.change({ amount: pressAmount(this.data.amount, detail.key) });
  },

  editReceipt({ detail }: WechatMiniprogram.Input) {
    this.change({ receipt: detail.value });
  },

  async preview() {
    if (!this.kept || this.data.step !== 'typing') return;
    this.setData({ step: 'checking', refused: '' });
    const amount = amountInFen(this.kept.draft.amount);
    const answer = await previewReturn({ session: this.kept.session, amount });
    if (answer.ok) {
      const decision = decisionView(amount, answer.value, now(), { main: copy(), clerk: clerkCopy() });
      this.setData({ step: 'preview', decision, ended: false });
      void wx.setNavigationBarTitle({ title: clerkCopy().refund.previewTitle });
    } else {
      this.setData({ step: 'typing' });
      this.refuse(answer.refusal);
    }
  },

  changeAmount() {
    this.setData({ step: 'typing', decision: null, refused: '' });
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.title });
  },

  /** Marked as sent before it leaves: after a crash the phone knows that it may have arrived. */
  async send() {
    if (!this.kept || this.data.step === 'sending') return;
    const kept = { ...this.kept, sent: true };
    saveDraft(kept);
    this.kept = kept;
    this.setData({ step: 'sending', refused: '' });
    const { requestId, session, draft } = kept;
    const amount = amountInFen(draft.amount);
    const receipt = draft.receipt.trim();
    const asking = answered(await refund({ requestId, session, amount, ...(receipt === '' ? {} : { receipt }) }));
    if (asking.step === 'answered') {
      removeDraft(requestId);
      buzz();
      const words = { main: copy(), clerk: clerkCopy() };
      const decision = decisionView(amount, asking.value, now(), words);
      this.setData({ step: 'done', decision, receipt: asking.value.receipt });
      void wx.setNavigationBarTitle({ title: words.clerk.refund.done });
      void refreshSession(session);
    } else if (asking.step === 'unanswered') {
      this.setData({ step: 'unanswered' });
    } else {
      this.kept = { ...kept, sent: false };
      saveDraft(this.kept);
      this.setData({ step: this.data.decision ? 'preview' : 'typing' });
      if (asking.step === 'refused') this.refuse(asking.refusal);
    }
  },

  /** The scan is over: the same customer's code goes on with the same return. */
  async rescan() {
    const scanned = await scanMember();
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    if (scanned.session.session !== this.data.session) {
      this.setData({ refused: clerkCopy().refund.otherMember });
      return;
    }
    this.setData({ refused: '', ended: false });
    if (!this.kept) this.open(newRefund(scanned.session));
  },

  retry() {
    if (this.kept) this.setData({ refused: '' });
    else void this.begin();
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
});

function sharedLabels() {
  const { sendAgain, later, receiptHint } = clerkCopy().sale;
  return { sendAgain, later, receiptHint, retry: copy().common.retry };
}
