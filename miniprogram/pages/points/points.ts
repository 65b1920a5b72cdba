import { copy, labels, refusalSentence, staleNote } from '../../copy/index';
import type { Wording } from '../../components/points-line/wording';
import { pageStyle } from '../../services/appearance';
import type { AnyRefusal } from '../../services/call';
import { categoryNames, keptChain, refreshChain } from '../../services/chain';
import { now } from '../../services/clock';
import { fetchOlder, keptStatement, refreshStatement, type Statement } from '../../services/statement';
import { expectNews, glanceMs, watch, type Watch } from '../../services/watch';
import { balanceOf, type BalanceView } from './balance';
import { appendPage, mergePages, monthsOf, type MonthView } from './statement';

let news: Watch | undefined;
/** All pages read so far. */
let read: Statement | undefined;

function wordingNow(): Wording {
  return { copy: copy(), category: categoryNames(keptChain()), now: now() };
}

/** Her points: the balance, what comes and goes when, milestones, and the statement, each line of which opens into its explanation. */
Page({
  data: {
    pageStyle: pageStyle(),
    words: labels(copy().points),
    retry: copy().common.retry,
    /** loading, visitor or member. */
    state: 'loading',
    balance: undefined as BalanceView | undefined,
    months: [] as MonthView[],
    openLine: '',
    atEnd: false,
    stale: '',
    refusal: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: this.data.words.title });
    const kept = keptStatement();
    if (kept) this.draw(kept.statement);
    if (!keptChain()) void refreshChain().then(() => this.redraw());
  },

  onShow() {
    expectNews(glanceMs);
    news ??= watch(() => this.refresh());
    news.start();
  },

  onHide() {
    news?.stop();
  },

  onUnload() {
    news?.stop();
    news = undefined;
    read = undefined;
  },

  async onPullDownRefresh() {
    await this.refresh();
    await wx.stopPullDownRefresh();
  },

  async onReachBottom() {
    const before = read?.next;
    if (!read || before === null || before === undefined) return;
    const page = await fetchOlder(before);
    if (!page.ok) this.explain(page.refusal);
    // A refresh in between may have read this page already.
    else if (read.next === before) this.draw(appendPage(read, page.value));
  },

  async refresh() {
    const answer = await refreshStatement();
    if (answer.ok) this.draw(mergePages(answer.value, read));
    else this.explain(answer.refusal);
  },

  explain(refusal: AnyRefusal) {
    if (refusal.code === 'not_a_member') {
      // Nothing comes in for who is no member.
      news?.stop();
      this.setData({ state: 'visitor', refusal: '' });
      return;
    }
    const kept = keptStatement();
    if (kept) this.setData({ stale: staleNote(refusal, kept.asOf) });
    else this.setData({ refusal: refusalSentence(refusal) });
  },

  draw(statement: Statement) {
    if (this.data.stale !== '' || this.data.refusal !== '') this.setData({ stale: '', refusal: '' });
    if (read && JSON.stringify(read) === JSON.stringify(statement)) return;
    read = statement;
    this.redraw();
  },

  redraw() {
    if (!read) return;
    const wording = wordingNow();
    this.setData({
      state: 'member',
      balance: balanceOf(read, wording),
      months: monthsOf(read, wording),
      atEnd: read.next === null && read.lines.length > 0,
    });
  },

  onFold({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ openLine: this.data.openLine === id ? '' : id });
  },

  onRetry() {
    this.setData({ refusal: '' });
    void this.refresh();
  },

  openCard() {
    void wx.switchTab({ url: '/pages/card/card' });
  },

  openPurchases() {
    void wx.navigateTo({ url: '/pages/purchases/purchases' });
  },

  openJoin() {
    void wx.navigateTo({ url: '/pages/join/join' });
  },
});
