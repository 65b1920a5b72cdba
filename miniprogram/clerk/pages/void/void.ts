import type { ReturnDecision, SaleName, SaleResult, ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import type { Answer } from '../../../services/call';
import { now } from '../../../services/clock';
import { previewReturn, reassignSale, voidSale } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import { readDrafts } from '../../counter/draft-storage';
import { findPurchase } from '../../counter/held-purchases';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, typedFor, type KeptVoid, type VoidDraft } from '../../counter/kept-drafts';
import { keptPage } from '../../counter/kept-page';
import { allThatIsLeft } from '../../counter/lines-back';
import { readSaleName } from '../../counter/sale-name';
import { scanMember } from '../../counter/scan-member';
import { startDraft, submit } from '../../counter/submit';
import { voidView, type VoidState, type VoidView } from './void-view';

/** What was done: the void, or the void and the sale on the right card. */
interface Done {
  from: ReturnDecision;
  to: SaleResult | undefined;
}

/** A sale that never rightly was: voided, or moved to the right card, after saying what that does. */
Page({
  ...keptPage,
  state: undefined as VoidState | undefined,
  of: undefined as SaleName | undefined,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().void), ...sharedLabels() },
    session: '',
    view: null as VoidView | null,
    step: 'checking',
    refused: '',
    ended: false,
  },

  onLoad({ session = '', of = '' }: { session?: string; of?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    this.of = readSaleName(decodeURIComponent(of));
    void wx.setNavigationBarTitle({ title: clerkCopy().void.title });
    void this.begin();
  },

  /** What was sent without an answer comes first; what was only typed goes on. */
  async begin() {
    this.state = undefined;
    this.setData({ view: null, step: 'checking', refused: '', ended: false });
    const { session } = this.data;
    const kept = findDraft(readDrafts(), 'void', session);
    if (kept?.sent === true) {
      this.of = kept.draft.of;
      const way = kept.draft.to ? 'move' : 'void';
      this.show({ kept, purchase: undefined, way, step: 'unanswered', decision: undefined, moved: undefined });
      return;
    }
    const { of } = this;
    if (!of) {
      this.setData({ refused: clerkCopy().refund.noPurchase });
      return;
    }
    const [answer, purchase] = await Promise.all([openSession(session), findPurchase(session, of)]);
    if (!answer.ok) this.refuse(answer.refusal);
    else if (!purchase.ok) this.refuse(purchase.refusal);
    else if (!purchase.value) this.setData({ refused: clerkCopy().refund.noPurchase });
    else if (purchase.value.voidable === 'no') this.setData({ refused: clerkCopy().void.tooLate });
    else await this.check(typedFor(kept, of) ?? newVoid(answer.value, of), purchase.value);
  },

  /** A void gives everything back as a return of all its goods does: that is what is shown. */
  async check(kept: KeptVoid, purchase: NonNullable<VoidState['purchase']>) {
    const way = kept.draft.to ? 'move' : 'void';
    const state: VoidState = { kept, purchase, way, step: 'checking', decision: undefined, moved: undefined };
    this.show(state);
    const { session, draft } = kept;
    const answer = await previewReturn({ session, of: draft.of, lines: allThatIsLeft(purchase) });
    if (answer.ok) this.show({ ...state, step: 'ready', decision: answer.value });
    else this.refuse(answer.refusal);
  },

  show(state: VoidState) {
    this.state = state;
    const view = voidView(state, { main: copy(), clerk: clerkCopy() }, now());
    this.setData({ view, step: state.step });
  },

  way({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { way: VoidState['way'] }>) {
    if (this.state?.step !== 'ready') return;
    // What a full phone could not keep is said again.
    this.keep(this.state.kept);
    this.show({ ...this.state, way: currentTarget.dataset.way });
  },

  change(change: Partial<VoidDraft>) {
    const { state } = this;
    if (state?.step !== 'ready') return;
    const kept = { ...state.kept, draft: { ...state.kept.draft, ...change } };
    this.show({ ...state, kept });
    this.keep(kept);
  },

  editReason({ detail }: WechatMiniprogram.Input) {
    this.change({ reason: detail.value });
  },

  async scanRight() {
    const scanned = await scanMember();
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    const { session, member } = scanned.session;
    if (session === this.data.session) {
      this.setData({ refused: refusalSentence({ code: 'same_member' }) });
      return;
    }
    this.change({ to: { session, name: member.name, tier: member.tier } });
  },

  async send() {
    const { state } = this;
    if (!state || state.step === 'sending') return;
    if (state.step === 'ready' && this.data.view?.mayConfirm !== true) return;
    const to = state.way === 'move' ? state.kept.draft.to : null;
    this.setData({ refused: '' });
    this.show({ ...state, step: 'sending' });
    const { kept, outcome } = await submit({ ...state.kept, draft: { ...state.kept.draft, to } }, carryOut);
    if (outcome.step === 'answered') {
      this.finish({ ...state, kept }, outcome.value);
    } else if (outcome.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else {
      if (state.decision) this.show({ ...state, kept, step: 'ready' });
      else await this.begin();
      this.refuse(outcome.refusal);
    }
  },

  finish(state: VoidState, { from, to }: Done) {
    this.show({ ...state, step: 'done', decision: from, moved: to });
    void wx.setNavigationBarTitle({ title: to ? clerkCopy().void.moved : clerkCopy().void.done });
    void refreshSession(this.data.session);
  },

  /** Also after what was sent before a crash turned out not to have arrived: nothing is loaded then. */
  async renew() {
    if (!this.state?.decision) await this.begin();
  },
});

function newVoid(session: ScanSession, of: SaleName): KeptVoid {
  return startDraft('void', session, { of, reason: '', to: null });
}

async function carryOut({ requestId, session, draft }: KeptVoid): Promise<Answer<Done>> {
  const { of, to } = draft;
  const reason = draft.reason.trim();
  const input = { requestId, session, of, ...(reason === '' ? {} : { reason }) };
  if (to) return reassignSale({ ...input, to: to.session });
  const answer = await voidSale(input);
  return answer.ok ? { ok: true, value: { from: answer.value, to: undefined } } : answer;
}

function sharedLabels() {
  const { sendAgain, later } = clerkCopy().sale;
  const { finish } = clerkCopy().refund;
  return { sendAgain, later, finish, retry: copy().common.retry };
}
