import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { clerkCopy } from '../../copy/index';
import { chainCategories } from '../../counter/chain-categories';
import { mendingOf, mendQueued, putAside, takeUp, type Mending } from '../../counter/mend-queued';
import { refusedCategory } from '../../counter/late-reason';
import { findQueued, forgetAside } from '../../counter/sale-queue';
import { settleQueue } from '../../counter/settle-queue';
import { lateSaleView, toldToHeadquarters, type LateSaleView } from './late-sale-view';

/** A sale that was refused when it was to be recorded: changed and sent again, or put aside for headquarters. */
Page({
  mending: undefined as Mending | undefined,

  data: {
    pageStyle: '',
    text: {
      ...labels(clerkCopy().late),
      receiptLabel: clerkCopy().sale.receipt,
      receiptHint: clerkCopy().sale.receiptHint,
    },
    id: '',
    view: null as LateSaleView | null,
    busy: false,
    /** Why nothing was done. */
    refused: '',
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ pageStyle: pageStyle(), id: decodeURIComponent(id) });
    this.refresh();
    void this.loadCategories();
  },

  /** The chain's categories may be newer than the ones that the sale was typed with. */
  async loadCategories() {
    const { id } = this.data;
    if (refusedCategory(findQueued(id)?.waits ?? null) === undefined) return;
    const answer = await refreshChain();
    if (answer.ok) this.refresh();
  },

  refresh() {
    const sale = findQueued(this.data.id);
    if (!sale) {
      void wx.navigateBack();
      return;
    }
    this.mending ??= mendingOf(sale);
    const words = { main: copy(), clerk: clerkCopy() };
    const view = lateSaleView(sale, this.mending, chainCategories(), refusalSentence, words, now());
    this.setData({ view });
    void wx.setNavigationBarTitle({ title: view.step === 'settled' ? words.clerk.late.settled : words.clerk.late.one });
  },

  editReceipt({ detail }: WechatMiniprogram.Input) {
    this.mend({ receipt: detail.value });
  },

  chooseCategory({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { id: string }>) {
    const at = refusedCategory(findQueued(this.data.id)?.waits ?? null);
    const before = this.mending?.categories ?? [];
    this.mend({ categories: before.map((category, line) => (line === at ? currentTarget.dataset.id : category)) });
  },

  mend(change: Partial<Mending>) {
    if (!this.mending) return;
    this.mending = { ...this.mending, ...change };
    this.refresh();
  },

  async send() {
    const { mending } = this;
    if (!mending || this.data.busy || this.data.view?.maySend !== true) return;
    this.setData({ busy: true, refused: '' });
    const kept = this.keep(() => mendQueued(this.data.id, mending));
    if (kept) await settleQueue().catch(() => undefined);
    this.setData({ busy: false });
    this.refresh();
  },

  putAside() {
    if (this.keep(() => putAside(this.data.id, now()))) this.refresh();
  },

  takeUp() {
    if (this.keep(() => takeUp(this.data.id))) this.refresh();
  },

  async copy() {
    const sale = findQueued(this.data.id);
    const { view } = this.data;
    if (!sale || !view) return;
    await wx.setClipboardData({ data: toldToHeadquarters(sale, view, { main: copy(), clerk: clerkCopy() }) });
    void wx.showToast({ title: clerkCopy().late.copied, icon: 'none' });
  },

  async forget() {
    const words = clerkCopy().late;
    const { confirm } = await wx.showModal({
      title: words.forgetTitle,
      content: words.forgetText,
      confirmText: words.forgetConfirm,
      cancelText: words.forgetCancel,
    });
    if (confirm && this.keep(() => forgetAside(this.data.id))) this.refresh();
  },

  /** Whether the phone could write it. */
  keep(write: () => void): boolean {
    try {
      write();
      return true;
    } catch {
      this.setData({ refused: refusalSentence({ code: 'phone_full' }) });
      return false;
    }
  },

  back() {
    void wx.navigateBack();
  },
});
