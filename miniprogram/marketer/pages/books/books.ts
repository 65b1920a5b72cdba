import { monthOf, type MonthView } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { marketerCopy } from '../../copy/index';
import { closeMonth, fetchLiability, fetchMonth, fetchSettlement } from '../../services/books';
import { entityNames } from '../../services/entities';
import { handOutCsv } from '../../services/hand-out';
import { booksCsv } from './books-csv';
import {
  booksView,
  liabilityView,
  nextToClose,
  settlementView,
  type BooksView,
  type Liability,
  type LiabilityView,
  type Settlement,
  type SettlementView,
} from './books-view';

/** A month's books by entity, which finance closes; what is owed now, and who owes whom. */
Page({
  month: undefined as MonthView | undefined,
  owed: undefined as Liability | undefined,
  between: undefined as Settlement | undefined,
  names: entityNames(undefined),
  /** Kept until answered: a retry after a lost answer closes nothing twice. */
  closing: { month: '', requestId: '' },

  data: {
    pageStyle: pageStyle(),
    text: {
      ...labels(marketerCopy().books),
      closingLine: marketerCopy().books.lines.closing,
      retry: copy().common.retry,
    },
    view: null as BooksView | null,
    liability: null as LiabilityView | null,
    settlement: null as SettlementView | null,
    busy: false,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().books.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    const fresh = await refreshChain();
    this.names = entityNames(fresh.ok ? fresh.value : keptChain());
    await Promise.all([this.loadMonth(this.month?.month ?? monthOf(now())), this.loadLiability()]);
  },

  /** Figures that are there stay when newer ones do not come. */
  async loadMonth(month: string) {
    const [books, settlement] = await Promise.all([fetchMonth(month), fetchSettlement(month)]);
    if (!books.ok || !settlement.ok) {
      const refused = !books.ok ? books : settlement;
      if (!refused.ok) this.setData({ refused: refusalSentence(refused.refusal) });
      return;
    }
    this.between = settlement.value;
    this.setData({ refused: '', settlement: settlementView(settlement.value, marketerCopy().books, this.names) });
    this.show(books.value);
  },

  async loadLiability() {
    const answer = await fetchLiability();
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    this.owed = answer.value;
    this.setData({ liability: liabilityView(answer.value, marketerCopy().books, this.names) });
  },

  show(month: MonthView) {
    this.month = month;
    this.setData({ view: booksView(month, now(), marketerCopy().books, this.names) });
  },

  retry() {
    void this.load();
  },

  chooseMonth({ detail }: WechatMiniprogram.PickerChange) {
    const month = this.data.view?.months[Number(detail.value)]?.month;
    if (month !== undefined) void this.loadMonth(month);
  },

  goToEarlier() {
    const month = this.data.view?.earlier?.month;
    if (month !== undefined) void this.loadMonth(month);
  },

  async close() {
    const month = this.month?.month;
    if (month === undefined || this.data.busy) return;
    const words = marketerCopy().books;
    const { confirm } = await wx.showModal({
      title: words.closeTitle(month),
      content: words.closeText,
      confirmText: words.closeConfirm,
      cancelText: words.closeCancel,
    });
    if (!confirm) return;
    if (this.closing.month !== month) this.closing = { month, requestId: newRequestId() };
    this.setData({ busy: true });
    const answer = await closeMonth({ requestId: this.closing.requestId, month });
    this.setData({ busy: false, refused: answer.ok ? '' : refusalSentence(answer.refusal) });
    if (!answer.ok) return;
    this.show(answer.value);
    void wx.showToast({ title: words.closed(month), icon: 'none' });
    // Whoever has several to close goes through them.
    const next = nextToClose(answer.value, now());
    if (next !== undefined) await this.loadMonth(next);
  },

  download() {
    if (!this.month) return;
    const words = marketerCopy();
    const table = booksCsv(this.month, this.owed, this.between, words, this.names);
    void handOutCsv(words.books.fileName(this.month.month), table);
  },
});
