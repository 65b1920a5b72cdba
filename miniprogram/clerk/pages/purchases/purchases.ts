import type { CounterPurchase } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { fetchPurchases } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import { needsScan } from '../../counter/asking';
import { readDrafts } from '../../counter/draft-storage';
import { holdPurchases } from '../../counter/held-purchases';
import { findUnanswered } from '../../counter/kept-drafts';
import { pageUrl } from '../../counter/sale-name';
import { scanMember } from '../../counter/scan-member';
import { purchaseRow, type PurchaseRow } from './purchases-view';

/** What she bought, to pick what comes back; and the way for goods without a receipt. */
Page({
  purchases: [] as CounterPurchase[],
  /** From where the next page goes on; null at the end. */
  next: null as number | null,

  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().common), ...labels(clerkCopy().purchases), retry: copy().common.retry },
    session: '',
    rows: null as PurchaseRow[] | null,
    more: false,
    busy: false,
    refused: '',
    ended: false,
  },

  onLoad({ session = '' }: { session?: string }) {
    this.setData({ pageStyle: pageStyle(), session: decodeURIComponent(session) });
    void wx.setNavigationBarTitle({ title: clerkCopy().purchases.title });
  },

  /** Coming back from a return, the list has changed. */
  onShow() {
    const { session } = this.data;
    const unanswered = findUnanswered(readDrafts(), session);
    if (unanswered) {
      void wx.redirectTo({ url: pageUrl(unanswered.kind, session) });
      return;
    }
    this.purchases = [];
    this.next = 0;
    void this.load();
  },

  async load() {
    if (this.data.busy || this.next === null) return;
    this.setData({ busy: true, refused: '' });
    const { session } = this.data;
    const [answer] = await Promise.all([fetchPurchases({ session, skip: this.next }), keptChain() ?? refreshChain()]);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal), ended: needsScan(answer.refusal) });
      return;
    }
    this.purchases = [...this.purchases, ...answer.value.purchases];
    this.next = answer.value.next;
    holdPurchases(session, this.purchases);
    const words = { main: copy(), clerk: clerkCopy() };
    const category = categoryNames(keptChain());
    const rows = this.purchases.map((purchase) => purchaseRow(purchase, now(), category, words));
    this.setData({ rows, more: this.next !== null, ended: false });
  },

  async again() {
    if (!this.data.ended) {
      void this.load();
      return;
    }
    const scanned = await scanMember();
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    this.setData({ session: scanned.session.session });
    this.purchases = [];
    this.next = 0;
    void this.load();
  },

  open({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { at: number }>) {
    const purchase = this.purchases[currentTarget.dataset.at];
    if (purchase && this.data.rows?.[currentTarget.dataset.at]?.open === true) {
      void wx.navigateTo({ url: pageUrl('refund', this.data.session, purchase) });
    }
  },

  byAmount() {
    void wx.navigateTo({ url: pageUrl('refund', this.data.session) });
  },
});
