import type { LineView } from '../../components/points-line/receipt';
import { copy, labels, refusalSentence, staleNote } from '../../copy/index';
import { pageStyle } from '../../services/appearance';
import type { AnyRefusal } from '../../services/call';
import { categoryNames, keptChain, refreshChain } from '../../services/chain';
import { now } from '../../services/clock';
import { fetchOlderPurchases, keptPurchases, refreshPurchases, type PurchasePages } from '../../services/purchases';
import { appendPage, mergePages } from './purchase-pages';
import { purchaseViews } from './purchase-view';

/** All pages read so far. */
let read: PurchasePages | undefined;

/** What she bought, newest first, each purchase with its receipt: goods, price, points, and what became of it. */
Page({
  data: {
    pageStyle: pageStyle(),
    words: labels(copy().purchases),
    retry: copy().common.retry,
    /** loading, visitor or member. */
    state: 'loading',
    purchases: [] as LineView[],
    openLine: '',
    /** There is more to be read. */
    more: false,
    stale: '',
    refusal: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: this.data.words.title });
    const kept = keptPurchases();
    if (kept) this.draw(kept.pages);
    if (!keptChain()) void refreshChain().then(() => this.redraw());
  },

  onShow() {
    void this.refresh(read);
  },

  onUnload() {
    read = undefined;
  },

  async onPullDownRefresh() {
    // From the top: what was read further down may have come back since.
    await this.refresh(undefined);
    await wx.stopPullDownRefresh();
  },

  async onReachBottom() {
    const before = read?.next;
    if (before === null || before === undefined) return;
    const page = await fetchOlderPurchases(before);
    // Reaching the bottom twice asks for the same page twice; the first answer is enough.
    if (!page.ok) this.explain(page.refusal);
    else if (read?.next === before) this.draw(appendPage(read, page.value));
  },

  async refresh(known: PurchasePages | undefined) {
    const answer = await refreshPurchases();
    if (answer.ok) this.draw(mergePages(answer.value, known));
    else this.explain(answer.refusal);
  },

  explain(refusal: AnyRefusal) {
    if (refusal.code === 'not_a_member') {
      this.setData({ state: 'visitor', refusal: '' });
      return;
    }
    const kept = keptPurchases();
    if (kept) this.setData({ stale: staleNote(refusal, kept.asOf) });
    else this.setData({ refusal: refusalSentence(refusal) });
  },

  draw(pages: PurchasePages) {
    read = pages;
    this.setData({ state: 'member', stale: '', refusal: '', more: pages.next !== null });
    this.redraw();
  },

  redraw() {
    if (!read) return;
    const words = { copy: copy(), category: categoryNames(keptChain()), now: now() };
    this.setData({ purchases: purchaseViews(read.purchases, words) });
  },

  onFold({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ openLine: this.data.openLine === id ? '' : id });
  },

  onRetry() {
    this.setData({ refusal: '' });
    void this.refresh(read);
  },

  openCard() {
    void wx.switchTab({ url: '/pages/card/card' });
  },

  openJoin() {
    void wx.navigateTo({ url: '/pages/join/join' });
  },
});
