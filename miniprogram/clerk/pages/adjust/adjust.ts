import type { AdjustmentReason, ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import type { AnyRefusal } from '../../../services/call';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { adjust } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import { answered, needsScan } from '../../counter/asking';
import { buzz } from '../../counter/buzz';
import { readDrafts, removeDraft, saveDraft } from '../../counter/draft-storage';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type AdjustDraft, type KeptAdjust } from '../../counter/kept-drafts';
import { pressPoints } from '../../counter/points-payment';
import { scanAgain } from '../../counter/scan-member';
import { adjustView, signedPoints, type AdjustState, type AdjustView } from './adjust-view';

type Tap<Dataset extends object> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset>;

function newAdjustment({ session, member }: ScanSession): KeptAdjust {
  const { memberNo, name, tier } = member;
  return {
    kind: 'adjust',
    requestId: newRequestId(),
    session,
    member: { memberNo, name, tier },
    sent: false,
    startedAt: now(),
    draft: { way: 'give', points: '', reason: 'goodwill', note: '' },
  };
}

/** A manager gives or takes points by hand, with a reason; above her limit headquarters decides. */
Page({
  state: undefined as AdjustState | undefined,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().adjust), ...sharedLabels() },
    session: '',
    view: null as AdjustView | null,
    step: 'typing',
    refused: '',
    ended: false,
  },

  onLoad({ session = '' }: { session?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    void wx.setNavigationBarTitle({ title: clerkCopy().adjust.title });
    void this.begin();
  },

  /** What was sent without an answer comes first. */
  async begin() {
    this.setData({ refused: '', ended: false });
    const kept = findDraft(readDrafts(), 'adjust', this.data.session);
    if (kept?.sent === true) {
      this.show({ kept, points: undefined, step: 'unanswered', adjusted: undefined });
      return;
    }
    const answer = await openSession(this.data.session);
    if (answer.ok) this.open(answer.value);
    else this.refuse(answer.refusal);
  },

  open(session: ScanSession) {
    const kept = this.state?.kept ?? newAdjustment(session);
    this.show({ kept, points: session.member.points, step: 'typing', adjusted: undefined });
  },

  show(state: AdjustState) {
    this.state = state;
    this.setData({ view: adjustView(state, { main: copy(), clerk: clerkCopy() }), step: state.step });
  },

  refuse(refusal: AnyRefusal) {
    this.setData({ refused: refusalSentence(refusal), ended: needsScan(refusal) });
  },

  change(change: Partial<AdjustDraft>) {
    const { state } = this;
    if (state?.step !== 'typing') return;
    if (this.data.refused && !this.data.ended) this.setData({ refused: '' });
    this.show({ ...state, kept: { ...state.kept, draft: { ...state.kept.draft, ...change } } });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.change({ points: pressPoints(this.data.view?.typed ?? '', detail.key) });
  },

  way({ currentTarget }: Tap<{ way: AdjustDraft['way'] }>) {
    this.change({ way: currentTarget.dataset.way });
  },

  reason({ currentTarget }: Tap<{ reason: AdjustmentReason }>) {
    this.change({ reason: currentTarget.dataset.reason });
  },

  editNote({ detail }: WechatMiniprogram.Input) {
    this.change({ note: detail.value });
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
    const { reason, note } = draft;
    const asking = answered(
      await adjust({ requestId, session, points: signedPoints(kept), reason, note: note.trim() }),
    );
    if (asking.step === 'answered') {
      removeDraft(requestId);
      buzz();
      this.show({ ...state, kept, step: 'done', adjusted: asking.value });
      void refreshSession(session);
    } else if (asking.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else {
      removeDraft(requestId);
      this.show({ ...state, kept: { ...kept, sent: false }, step: 'typing' });
      if (asking.step === 'refused') this.refuse(asking.refusal);
    }
  },

  /** The scan is over: the same customer's code goes on with the same adjustment. */
  async rescan() {
    const scanned = await scanAgain(this.data.session);
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    this.setData({ refused: '', ended: false });
    this.open(scanned.session);
  },

  retry() {
    void this.begin();
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
});

function sharedLabels() {
  const { sendAgain, later } = clerkCopy().sale;
  return { sendAgain, later, finish: clerkCopy().refund.finish, retry: copy().common.retry };
}
