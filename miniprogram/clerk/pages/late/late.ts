import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { now } from '../../../services/clock';
import { clerkCopy } from '../../copy/index';
import { forgetSettled, readQueue } from '../../counter/sale-queue';
import { settleQueue } from '../../counter/settle-queue';
import { lateView, type LateView } from './late-view';

/** The sales that were taken without a network: what waits, and what became of the others. */
Page({
  onNetwork: undefined as ((status: object) => void) | undefined,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().late) },
    view: null as LateView | null,
    empty: false,
    busy: false,
  },

  onLoad() {
    this.setData({ pageStyle: pageStyle() });
    void wx.setNavigationBarTitle({ title: clerkCopy().late.title });
  },

  onShow() {
    this.refresh();
    this.onNetwork ??= (status) => {
      if ('isConnected' in status && status.isConnected === true) void this.settle();
    };
    wx.onNetworkStatusChange(this.onNetwork);
    void this.settle();
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
  },

  rest() {
    if (this.onNetwork) wx.offNetworkStatusChange(this.onNetwork);
  },

  refresh() {
    const queue = readQueue();
    const view = lateView(queue, refusalSentence, { main: copy(), clerk: clerkCopy() }, now());
    this.setData({ view, empty: queue.length === 0 });
  },

  async settle() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    // A phone that cannot write leaves the sales waiting, which is what the list then shows.
    await settleQueue().catch(() => undefined);
    this.setData({ busy: false });
    this.refresh();
  },

  open({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { id: string; opens: boolean }>) {
    const { id, opens } = currentTarget.dataset;
    if (opens) void wx.navigateTo({ url: `/clerk/pages/late-sale/late-sale?id=${encodeURIComponent(id)}` });
  },

  /** The differences were seen: nothing of what is settled is needed any more. */
  seen() {
    forgetSettled(() => true);
    this.refresh();
  },
});
