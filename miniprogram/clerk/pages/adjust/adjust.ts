import type { AdjustmentReason, Room, ScanSession } from '@vip-card/core';
import { copy, labels } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { adjust } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import { readDrafts } from '../../counter/draft-storage';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, type AdjustDraft, type KeptAdjust } from '../../counter/kept-drafts';
import { keptPage } from '../../counter/kept-page';
import { pressPoints } from '../../counter/points-payment';
import { startDraft, submit } from '../../counter/submit';
import { aboveLimit, adjustView, signedPoints, type AdjustState, type AdjustView } from './adjust-view';

type Tap<Dataset extends object> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset>;

/** A manager gives or takes points by hand, with a reason; above a limit of the day she is told so, and may ask a second person. */
Page({
  ...keptPage,
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

  /** What was sent without an answer comes first; what was only typed goes on. */
  async begin() {
    this.state = undefined;
    this.setData({ view: null, step: 'typing', refused: '', ended: false });
    const kept = findDraft(readDrafts(), 'adjust', this.data.session);
    if (kept?.sent === true) {
      this.show({ kept, points: undefined, step: 'unanswered', adjusted: undefined });
      return;
    }
    const answer = await openSession(this.data.session);
    // What was left when it was typed may be another day's.
    if (answer.ok) this.open(answer.value, kept && withRoom(kept, null));
    else this.refuse(answer.refusal);
  },

  open(session: ScanSession, typed: KeptAdjust | undefined) {
    const kept = typed ?? startDraft('adjust', session, { way: 'give', points: '', reason: 'goodwill', note: '' });
    this.show({ kept, points: session.member.points, step: 'typing', adjusted: undefined });
  },

  show(state: AdjustState) {
    this.state = state;
    this.setData({ view: adjustView(state, { main: copy(), clerk: clerkCopy() }), step: state.step });
  },

  change(change: Partial<AdjustDraft>) {
    const { state } = this;
    if (state?.step !== 'typing') return;
    const kept = { ...state.kept, draft: { ...state.kept.draft, ...change } };
    this.show({ ...state, kept });
    this.keep(kept);
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

  async send() {
    const { state } = this;
    if (!state || state.step === 'sending') return;
    this.setData({ refused: '' });
    this.show({ ...state, step: 'sending' });
    const { kept, outcome } = await submit(state.kept, carryOut);
    if (outcome.step === 'answered') {
      this.show({ ...state, kept, step: 'done', adjusted: outcome.value });
      void refreshSession(kept.session);
    } else if (outcome.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else if (outcome.refusal.code === 'adjustment_above_limit') {
      this.show({ ...state, kept: withRoom(kept, outcome.refusal), step: 'typing' });
    } else {
      this.show({ ...state, kept, step: 'typing' });
      this.refuse(outcome.refusal);
    }
  },

  renew(session: ScanSession) {
    this.open(session, this.state?.kept);
  },
});

/** Without the word of a second person unless she has been told that it needs one: she is the one to ask for it. */
function carryOut({ requestId, session, draft }: KeptAdjust) {
  const { reason, note } = draft;
  const alone = aboveLimit(draft) ? {} : { alone: true as const };
  return adjust({ requestId, session, points: signedPoints(draft), reason, note: note.trim(), ...alone });
}

function withRoom(kept: KeptAdjust, room: Room | null): KeptAdjust {
  return { ...kept, draft: { ...kept.draft, room } };
}

function sharedLabels() {
  const { sendAgain, later } = clerkCopy().sale;
  return { sendAgain, later, finish: clerkCopy().refund.finish, retry: copy().common.retry };
}
