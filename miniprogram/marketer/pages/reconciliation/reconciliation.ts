import { accept, type DifferenceView, type LateSale } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import type { Answer } from '../../../services/call';
import { newRequestId } from '../../../services/request-id';
import { marketerCopy } from '../../copy/index';
import type { Csv } from '../../figures/csv';
import { fetchDifferences, fetchLateSales, settleDifference } from '../../services/books';
import { CsvExport, readAll } from '../../services/csv-export';
import { differenceRow, lateRow, reconciliationCsv, type DifferenceRow, type LateRow } from './reconciliation-view';

type State = DifferenceView['state'];

const UNEXPLAINED: { state: State } = { state: 'open' };
const NO_ONE = { id: '', note: '', requestId: '', busy: false };

/** Sales that came later than they happened, and tills that showed other points than the server then gave. */
Page({
  differences: [] as DifferenceView[],
  late: [] as LateSale[],
  exporting: undefined as CsvExport | undefined,

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().reconciliation), retry: copy().common.retry },
    ...UNEXPLAINED,
    differences: null as DifferenceRow[] | null,
    moreDifferences: '',
    late: null as LateRow[] | null,
    moreLate: '',
    /** The difference that is being explained. */
    explaining: NO_ONE,
    refused: '',
    download: marketerCopy().handOut.export,
  },

  onUnload() {
    this.exporting?.reset();
  },

  onLoad() {
    this.exporting = new CsvExport({
      name: marketerCopy().reconciliation.fileName,
      label: (download) => this.setData({ download }),
      refuse: (refusal) => this.setData({ refused: refusalSentence(refusal) }),
      read: readReconciliation,
    });
    void wx.setNavigationBarTitle({ title: marketerCopy().reconciliation.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    this.exporting?.reset();
    await Promise.all([this.readDifferences(), this.readLate()]);
  },

  retry() {
    void this.load();
  },

  /** The first page, or the one after `before`. */
  async readDifferences(before = '') {
    const { state } = this.data;
    const answer = await fetchDifferences(before === '' ? { state } : { state, before });
    // The other list was asked for meanwhile.
    if (state !== this.data.state) return;
    // Two taps ask for the same page: it is taken once.
    if (before !== '' && before !== this.data.moreDifferences) return;
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    const { differences, next } = answer.value;
    this.differences = before === '' ? differences : [...this.differences, ...differences];
    this.setData({ refused: '', moreDifferences: next ?? '' });
    this.showDifferences();
  },

  showDifferences() {
    const words = marketerCopy().reconciliation;
    this.setData({ differences: this.differences.map((each) => differenceRow(each, words)) });
  },

  async readLate(before = '') {
    const answer = await fetchLateSales(before === '' ? {} : { before });
    if (before !== '' && before !== this.data.moreLate) return;
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    const { sales, next } = answer.value;
    this.late = before === '' ? sales : [...this.late, ...sales];
    const words = marketerCopy().reconciliation;
    this.setData({ refused: '', late: this.late.map((each) => lateRow(each, words)), moreLate: next ?? '' });
  },

  moreDifferences() {
    void this.readDifferences(this.data.moreDifferences);
  },

  moreLate() {
    void this.readLate(this.data.moreLate);
  },

  chooseState({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { state: State }>) {
    this.setData({ state: currentTarget.dataset.state, differences: null, explaining: NO_ONE });
    void this.readDifferences();
  },

  begin({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { id: string }>) {
    this.setData({ explaining: { ...NO_ONE, id: currentTarget.dataset.id } });
  },

  cancel() {
    this.setData({ explaining: NO_ONE });
  },

  /** What is asked for changed: it is another request. */
  editNote({ detail }: WechatMiniprogram.Input) {
    this.setData({ explaining: { ...this.data.explaining, note: detail.value, requestId: newRequestId() } });
  },

  async explain() {
    const { id, note, requestId, busy } = this.data.explaining;
    const difference = this.data.differences?.find((each) => each.id === id);
    if (!difference || note.trim() === '' || busy) return;
    this.setData({ 'explaining.busy': true });
    const { storeId, receipt } = difference;
    const answer = await settleDifference({ requestId, storeId, receipt, note: note.trim() });
    this.setData({ 'explaining.busy': false });
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    this.differences = this.differences.filter((each) => `${each.storeId}:${each.receipt}` !== id);
    this.setData({ refused: '', explaining: NO_ONE });
    this.exporting?.reset();
    this.showDifferences();
    void wx.showToast({ title: marketerCopy().reconciliation.done, icon: 'none' });
  },

  download() {
    void this.exporting?.tap();
  },
});

/** All differences, unexplained and explained, and all late sales. */
async function readReconciliation(tell: (rows: number) => boolean): Promise<Answer<Csv>> {
  const differences: DifferenceView[] = [];
  for (const state of ['open', 'settled'] as const) {
    const read = await readAll(
      (place) => fetchDifferences({ state, ...place }),
      (page) => page.differences,
      (rows) => tell(differences.length + rows),
    );
    if (!read.ok) return read;
    differences.push(...read.value);
  }
  const late = await readAll(
    fetchLateSales,
    ({ sales }) => sales,
    (rows) => tell(differences.length + rows),
  );
  return late.ok ? accept(reconciliationCsv(differences, late.value, marketerCopy())) : late;
}
