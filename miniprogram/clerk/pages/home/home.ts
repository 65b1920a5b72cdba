import type { StaffView } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { eachMinute, type Minutes } from '../../services/minutes';
import { fetchToday } from '../../services/counter';
import { fetchMe } from '../../../services/stores';
import { clerkCopy } from '../../copy/index';
import type { Words } from '../../counter/customer-line';
import { readDrafts } from '../../counter/draft-storage';
import { holdRole } from '../../counter/held-staff';
import { openSessions } from '../../counter/held-session';
import { readQueue, waiting } from '../../counter/sale-queue';
import { settleQueue, settleWhenConnected } from '../../counter/settle-queue';
import { scanMember } from '../../counter/scan-member';
import {
  lateSentence,
  openMembers,
  todayView,
  unansweredView,
  unfinishedView,
  whoView,
  type OpenMember,
  type TodayFigures,
  type TodayView,
  type UnansweredView,
  type WhoView,
} from './home-view';

/** The counter: scanning is the page. It stays open all day, so that the day and how long ago somebody came follow the clock. */
Page({
  minutes: undefined as Minutes | undefined,
  onNetwork: undefined as ((status: object) => void) | undefined,
  figures: undefined as TodayFigures | undefined,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().home), ...labels(clerkCopy().common), retry: copy().common.retry },
    loading: true,
    date: '',
    who: null as WhoView | null,
    today: null as TodayView | null,
    unanswered: [] as UnansweredView[],
    unfinished: [] as UnansweredView[],
    /** The badge of sales that the phone kept. */
    late: '',
    /** Who can still be sold to; known only while there is no network. */
    stillOpen: [] as OpenMember[],
    /** Why today's figures are missing or old. */
    stale: '',
    /** Why the last scan recognised nobody. */
    refused: '',
    scanning: false,
  },

  onLoad() {
    this.setData({ pageStyle: pageStyle() });
    void wx.setNavigationBarTitle({ title: clerkCopy().home.title });
    void refreshChain();
  },

  onShow() {
    const words = { main: copy(), clerk: clerkCopy() };
    const drafts = readDrafts();
    this.setData({
      date: words.clerk.home.today(now()),
      unanswered: unansweredView(drafts, words),
      unfinished: unfinishedView(drafts, words),
    });
    settleWhenConnected();
    void this.settle();
    this.minutes ??= eachMinute(() => this.turnMinute());
    this.minutes.start();
    this.onNetwork ??= (status) => {
      const isBack = 'isConnected' in status && status.isConnected === true;
      if (isBack && this.data.stale !== '') void this.load();
      if (isBack) void this.settle();
    };
    wx.onNetworkStatusChange(this.onNetwork);
    void this.load();
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
  },

  rest() {
    this.minutes?.stop();
    if (this.onNetwork) wx.offNetworkStatusChange(this.onNetwork);
  },

  /** A new day has other figures; otherwise only the words change. */
  turnMinute() {
    const words = { main: copy(), clerk: clerkCopy() };
    const date = words.clerk.home.today(now());
    if (date !== this.data.date) {
      this.setData({ date });
      void this.load();
    } else if (this.figures) {
      this.setData({ today: todayView(this.figures, now(), words) });
    }
  },

  /** What was sold without a network is recorded in the background; the badge follows. */
  async settle() {
    this.showLate();
    if (waiting(readQueue()).length === 0) return;
    await settleQueue().catch(() => undefined);
    this.showLate();
  },

  showLate() {
    this.setData({ late: lateSentence(readQueue(), { main: copy(), clerk: clerkCopy() }) });
  },

  showOpen(offline: boolean) {
    const stillOpen = offline ? openMembers(openSessions(now()), { main: copy(), clerk: clerkCopy() }) : [];
    this.setData({ stillOpen });
  },

  async load() {
    const words: Words = { main: copy(), clerk: clerkCopy() };
    const [me, today] = await Promise.all([fetchMe(), fetchToday()]);
    this.showOpen(!me.ok && me.refusal.code === 'offline');
    if (!me.ok) {
      this.setData({ loading: false, stale: refusalSentence(me.refusal) });
    } else if (me.value.kind === 'guest') {
      void wx.redirectTo({ url: '/clerk/pages/sign-in/sign-in' });
    } else {
      this.greet(me.value.staff, words);
      if (me.value.staff.store !== null) this.showToday(today, words);
    }
  },

  greet(staff: StaffView, words: Words) {
    holdRole(staff.role);
    const who = whoView(staff, words);
    if (who.store) void wx.setNavigationBarTitle({ title: who.store });
    this.setData({ loading: false, who, stale: '' });
  },

  /** Figures that are there stay when newer ones do not come. */
  showToday(today: Awaited<ReturnType<typeof fetchToday>>, words: Words) {
    if (!today.ok) {
      this.setData({ stale: refusalSentence(today.refusal) });
      return;
    }
    this.figures = today.value;
    this.setData({ today: todayView(today.value, now(), words) });
  },

  async scan() {
    if (this.data.scanning) return;
    this.setData({ scanning: true, refused: '' });
    const scanned = await scanMember();
    this.setData({ scanning: false, refused: scanned.kind === 'refused' ? scanned.sentence : '' });
    if (scanned.kind === 'refused' && scanned.offline) this.showOpen(true);
    if (scanned.kind !== 'member') return;
    const session = encodeURIComponent(scanned.session.session);
    void wx.navigateTo({ url: `/clerk/pages/member/member?session=${session}` });
  },

  retry() {
    void this.load();
  },

  showLateSales() {
    void wx.navigateTo({ url: '/clerk/pages/late/late' });
  },

  find() {
    void wx.navigateTo({ url: '/clerk/pages/find/find' });
  },

  ownCard() {
    void wx.switchTab({ url: '/pages/card/card' });
  },

  open(event: WechatMiniprogram.BaseEvent<Record<never, never>, { url: string }>) {
    void wx.navigateTo({ url: event.currentTarget.dataset.url });
  },
});
