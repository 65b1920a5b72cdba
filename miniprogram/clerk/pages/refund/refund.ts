import type { CounterPurchase, ReturnDecision, SaleName, ScanSession } from '@vip-card/core';
import { copy, labels } from '../../../copy/index';
import type { Answer } from '../../../services/call';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { refund } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import { pressAmount, type AmountKey } from '../../counter/amount-entry';
import { askBothWays } from '../../counter/ask-return';
import { buzzRefused } from '../../counter/buzz';
import { readDrafts } from '../../counter/draft-storage';
import { findPurchase } from '../../counter/held-purchases';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft, typedFor, type KeptRefund, type RefundDraft } from '../../counter/kept-drafts';
import { keptPage } from '../../counter/kept-page';
import { allThatIsLeft, isAll, pickLine } from '../../counter/lines-back';
import { goodsOf } from '../../counter/refund-goods';
import { pageUrl, readSaleName } from '../../counter/sale-name';
import { startDraft, submit } from '../../counter/submit';
import { refundView, type RefundState, type RefundView } from './refund-view';

type Returned = ReturnDecision & { receipt: string };
type Tap<Dataset extends object> = WechatMiniprogram.BaseEvent<Record<never, never>, Dataset>;

/** A return: lines or an amount of a purchase, or an amount without a receipt; what it does, and then exactly that. */
Page({
  ...keptPage,
  state: undefined as RefundState | undefined,
  of: undefined as SaleName | undefined,
  /** The keypad has just been turned to the amount that stands there: a digit takes its place. */
  selected: true,
  /** Of several questions under way only the newest is listened to. */
  asked: 0,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().refund), ...sharedLabels() },
    session: '',
    view: null as RefundView | null,
    step: 'typing',
    selected: false,
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

  /** What was sent without an answer comes first, whatever was picked since; what was only typed goes on. */
  async begin() {
    this.state = undefined;
    this.selected = true;
    this.setData({ view: null, step: 'typing', refused: '', ended: false });
    const { session } = this.data;
    const kept = findDraft(readDrafts(), 'refund', session);
    if (kept?.sent === true) {
      this.of = kept.draft.of;
      this.show({ kept, purchase: undefined, step: 'unanswered', decisions: undefined, receipt: '' });
      return;
    }
    const answer = await openSession(session);
    if (answer.ok) await this.open(typedFor(kept, this.of) ?? newRefund(answer.value, this.of));
    else this.refuse(answer.refusal);
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
    const selected = this.selected && view.amount !== '';
    this.setData({ view, step: state.step, selected, returnReceipt: state.receipt });
  },

  change(change: Partial<RefundDraft>) {
    const { state } = this;
    if (!state || (state.step !== 'typing' && state.step !== 'checking')) return;
    const kept = { ...state.kept, draft: { ...state.kept.draft, ...change } };
    // What is being asked about is no longer what would be sent.
    const another = 'amount' in change && state.step === 'checking';
    if (another) this.asked += 1;
    this.show(another ? { ...state, kept, step: 'typing', decisions: undefined } : { ...state, kept });
    this.keep(kept);
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    const from = this.selected && detail.key !== 'delete' ? '' : (this.data.view?.amount ?? '');
    const amount = pressAmount(from, detail.key);
    if (amount === from) {
      if (detail.key !== 'delete') buzzRefused();
      return;
    }
    this.selected = false;
    this.change({ amount });
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
    const { state } = this;
    if (!state || (state.step !== 'typing' && state.step !== 'checking')) return;
    this.state = { ...state, kept: { ...state.kept, draft: { ...state.kept.draft, lines } } };
    void this.preview();
  },

  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: 'cash' | 'owe' }>) {
    const { state } = this;
    if (!state) return;
    const kept = { ...state.kept, draft: { ...state.kept.draft, shortfall: detail.id } };
    this.show({ ...state, kept });
    this.keep(kept);
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
    this.asked += 1;
    this.selected = true;
    this.show({ ...state, kept, step: 'typing', decisions: undefined });
    this.keep(kept);
  },

  /** Asks what it would do. Picked lines show it beside them; an amount turns the page. */
  async preview() {
    const { state } = this;
    if (!state || (state.step !== 'typing' && state.step !== 'checking')) return;
    this.keep(state.kept);
    const goods = goodsOf(state.kept.draft);
    this.asked += 1;
    if (!goods) {
      this.show({ ...state, step: 'typing', decisions: undefined });
      return;
    }
    const asked = this.asked;
    this.show({ ...state, step: 'checking' });
    const answer = await askBothWays({ session: state.kept.session, ...goods });
    if (asked !== this.asked || !this.state) return;
    if (!answer.ok) {
      this.show({ ...this.state, step: 'typing', decisions: undefined });
      this.refuse(answer.refusal);
      return;
    }
    const byLines = 'lines' in goods;
    if (this.data.ended) this.setData({ ended: false, refused: '' });
    this.show({ ...this.state, step: byLines ? 'typing' : 'preview', decisions: answer.value });
    if (!byLines) void wx.setNavigationBarTitle({ title: clerkCopy().refund.previewTitle });
  },

  changeAmount() {
    const { state } = this;
    if (!state) return;
    this.selected = true;
    this.show({ ...state, step: 'typing', decisions: undefined });
    this.keep(state.kept);
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.title });
  },

  async send() {
    const { state } = this;
    if (!state || state.step === 'sending' || !goodsOf(state.kept.draft)) return;
    this.setData({ refused: '' });
    this.show({ ...state, step: 'sending' });
    const { kept, outcome } = await submit(state.kept, carryOut);
    if (outcome.step === 'answered') {
      this.finish(state, outcome.value);
    } else if (outcome.step === 'unanswered') {
      this.show({ ...state, kept, step: 'unanswered' });
    } else {
      const step = kept.draft.lines || !state.decisions ? 'typing' : 'preview';
      if (this.of && !state.purchase) await this.begin();
      else this.show({ ...state, kept, step });
      this.refuse(outcome.refusal);
    }
  },

  finish(state: RefundState, done: Returned) {
    const decisions = { owe: done, cash: null };
    this.show({ ...state, step: 'done', decisions, receipt: done.receipt });
    void wx.setNavigationBarTitle({ title: clerkCopy().refund.done });
    void refreshSession(this.data.session);
  },

  /** Also after what was sent before a crash turned out not to have arrived: nothing is loaded then. */
  async renew() {
    if (!this.state || (this.of && !this.state.purchase)) await this.begin();
    else if (this.state.kept.draft.lines) await this.preview();
  },

  retry() {
    if (!this.state) void this.begin();
    else if (this.state.kept.draft.lines) void this.preview();
  },
});

function newRefund(session: ScanSession, of: SaleName | undefined): KeptRefund {
  return startDraft('refund', session, { amount: '', receipt: '', ...(of ? { of, lines: [] } : {}) });
}

async function carryOut({ requestId, session, draft }: KeptRefund): Promise<Answer<Returned>> {
  const goods = goodsOf(draft);
  if (!goods) throw new Error('nothing was picked or typed that could be sent');
  const receipt = draft.receipt.trim();
  const shortfall = draft.shortfall === 'cash' ? { shortfall: draft.shortfall } : {};
  return refund({ requestId, session, ...goods, ...shortfall, ...(receipt === '' ? {} : { receipt }) });
}

function sharedLabels() {
  const { sendAgain, later, receiptHint, fewer, more } = clerkCopy().sale;
  return { sendAgain, later, receiptHint, fewer, more, retry: copy().common.retry };
}
