import { copy, labels, refusalSentence, staleNote } from '../../copy/index';
import { pageStyle } from '../../services/appearance';
import { keptChain, refreshChain } from '../../services/chain';
import { keptCard, refreshCard, type KeptCard } from '../../services/card';
import { now } from '../../services/clock';
import { brightenScreen, restoreScreen } from '../../services/screen';
import { counterMs, expectNews, glanceMs, watch, type Watch } from '../../services/watch';
import { faceOf, type CardFace } from './card-face';

let news: Watch | undefined;

/** The network is back: figures may be renewed at once. */
function onNetwork(status: object): void {
  if ('isConnected' in status && status.isConnected === true) news?.start();
}

/** Home: her card from what the phone keeps, then from the server; turned, its code. A visitor finds what joining brings. */
Page({
  data: {
    pageStyle: pageStyle(),
    words: labels(copy().card),
    /** loading, visitor or member. */
    state: 'loading',
    face: undefined as CardFace | undefined,
    /** The card is turned to its code. */
    turned: false,
    /** It has been turned at least once: only then does turning back move. */
    moved: false,
    /** What her points did while she watched; empty when nothing. */
    change: '',
    /** They grew: only that is the accent. */
    grew: false,
    stale: '',
    refusal: '',
  },

  onLoad() {
    this.draw(keptCard());
    // For the hours of her store; whoever joins fetches it there.
    if (!keptChain()) void refreshChain();
  },

  onShow() {
    this.draw(keptCard());
    expectNews(glanceMs);
    news ??= watch(() => this.refresh());
    news.start();
    wx.onNetworkStatusChange(onNetwork);
    if (this.data.turned) void brightenScreen();
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
    news = undefined;
  },

  async onPullDownRefresh() {
    await this.refresh();
    await wx.stopPullDownRefresh();
  },

  onShareAppMessage() {
    return { title: copy().card.ownName, path: '/pages/card/card' };
  },

  rest() {
    news?.stop();
    wx.offNetworkStatusChange(onNetwork);
    void restoreScreen();
  },

  async refresh() {
    const answer = await refreshCard();
    if (answer.ok) {
      this.draw(answer.value);
      return;
    }
    const kept = keptCard();
    if (kept?.kind === 'member') this.setData({ stale: staleNote(answer.refusal, kept.asOf) });
    else this.setData({ refusal: refusalSentence(answer.refusal) });
  },

  /** Shows what is known. While the code is up, a figure that changed means she has been served: the card turns back. */
  draw(kept: KeptCard | undefined) {
    if (!kept) return;
    if (kept.kind === 'visitor') {
      // Nothing comes in for who is no member.
      news?.stop();
      this.setData({ state: 'visitor', refusal: '' });
      return;
    }
    const before = this.data.face;
    const face = faceOf(kept.card, now(), copy(), keptChain()?.stores);
    if (before && JSON.stringify(before) === JSON.stringify(face)) {
      if (this.data.stale !== '') this.setData({ stale: '' });
      return;
    }
    this.setData({ state: 'member', face, stale: '', refusal: '' });
    const added = before ? face.points - before.points : 0;
    if (added === 0) return;
    if (this.data.turned) this.turnBack();
    this.setData({ change: copy().card.change(added), grew: added > 0 });
  },

  onTurn() {
    this.setData({ turned: true, moved: true, change: '' });
    expectNews(counterMs);
    news?.start();
    void brightenScreen();
    void wx.hideTabBar({ animation: false });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  turnBack() {
    this.setData({ turned: false });
    void restoreScreen();
    void wx.showTabBar({ animation: false });
  },

  onRetry() {
    this.setData({ refusal: '' });
    void this.refresh();
  },

  onJoined() {
    this.draw(keptCard());
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    void wx.showToast({ title: copy().join.welcome, icon: 'none' });
  },

  openPoints() {
    void wx.switchTab({ url: '/pages/points/points' });
  },

  openStores() {
    void wx.navigateTo({ url: '/pages/stores/stores' });
  },

  openProfile() {
    void wx.switchTab({ url: '/pages/profile/profile' });
  },
});
