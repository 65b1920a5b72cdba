import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { fetchOverview } from '../../services/reports';
import { marketerCopy } from '../../copy/index';
import { overviewCsv } from './overview-csv';
import { hasFigures, overviewView, type Overview, type OverviewView } from './overview-view';

/** HQ's two indicators over a rolling year, and what lies under them. */
Page({
  overview: undefined as Overview | undefined,

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().overview), retry: copy().common.retry },
    view: null as OverviewView | null,
    empty: false,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().overview.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  /** Figures that are there stay when newer ones do not come. */
  async load() {
    const answer = await fetchOverview();
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    this.overview = answer.value;
    this.setData({
      refused: '',
      empty: !hasFigures(answer.value),
      view: overviewView(answer.value, marketerCopy()),
    });
  },

  retry() {
    void this.load();
  },

  async download() {
    if (!this.overview) return;
    const words = marketerCopy();
    await wx.setClipboardData({ data: overviewCsv(this.overview, words) });
    void wx.showToast({ title: words.overview.copied, icon: 'none' });
  },

  staff() {
    void wx.navigateTo({ url: '/marketer/pages/staff/staff' });
  },

  rules() {
    void wx.navigateTo({ url: '/marketer/pages/rules/rules' });
  },

  ownCard() {
    void wx.switchTab({ url: '/pages/card/card' });
  },
});
