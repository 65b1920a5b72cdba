import type { ScanSession } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { clerkCopy } from '../../copy/index';
import { needsScan } from '../../counter/asking';
import { readDrafts } from '../../counter/draft-storage';
import { mayAdjust } from '../../counter/held-staff';
import { openSession, refreshSession } from '../../counter/held-session';
import { findDraft } from '../../counter/kept-drafts';
import { pageUrl } from '../../counter/sale-name';
import { scanMember } from '../../counter/scan-member';
import { memberView, type MemberView } from './member-view';

/** Who stands at the counter. */
Page({
  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().member), ...labels(clerkCopy().common), retry: copy().common.retry },
    session: '',
    member: null as MemberView | null,
    refused: '',
    /** The scan is over: only a new one helps. */
    ended: false,
    /** What is shown is of the scan; selling goes on. */
    offline: false,
    /** A manager may give or take points by hand. */
    mayAdjust: false,
    /** A bill for her was begun and not finished. */
    unfinished: false,
  },

  onLoad({ session = '' }: { session?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    void wx.setNavigationBarTitle({ title: clerkCopy().member.title });
    void this.load();
  },

  onShow() {
    const { session, member } = this.data;
    this.setData({ unfinished: findDraft(readDrafts(), 'sale', session) !== undefined, mayAdjust: mayAdjust() });
    if (member) void this.refresh();
  },

  async load() {
    const [answer] = await Promise.all([openSession(this.data.session), keptChain() ?? refreshChain()]);
    this.take(answer);
  },

  /** After a sale or a return she has other points. */
  async refresh() {
    this.take(await refreshSession(this.data.session));
  },

  take(answer: Awaited<ReturnType<typeof openSession>>) {
    if (answer.ok) this.show(answer.value);
    else if (answer.refusal.code === 'offline' && this.data.member) this.setData({ offline: true });
    else this.setData({ refused: refusalSentence(answer.refusal), ended: needsScan(answer.refusal) });
  },

  show(session: ScanSession) {
    const words = { main: copy(), clerk: clerkCopy() };
    const member = memberView(session, now(), categoryNames(keptChain()), words);
    this.setData({ session: session.session, member, refused: '', ended: false, offline: false });
  },

  async again() {
    if (!this.data.ended) {
      await this.refresh();
      return;
    }
    const scanned = await scanMember();
    if (scanned.kind === 'member') this.show(scanned.session);
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
  },

  sell() {
    void wx.navigateTo({ url: pageUrl('sale', this.data.session) });
  },

  adjust() {
    void wx.navigateTo({ url: pageUrl('adjust', this.data.session) });
  },

  refund() {
    void wx.navigateTo({ url: pageUrl('purchases', this.data.session) });
  },
});
