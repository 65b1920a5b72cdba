import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { fetchMe } from '../../../services/stores';
import { handOutCsv } from '../../services/hand-out';
import { fetchOverview } from '../../services/reports';
import { marketerCopy } from '../../copy/index';
import { financeLinks, NO_LINKS } from './finance-links';
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
    finance: labels(marketerCopy().finance),
    links: NO_LINKS,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().overview.title });
    void this.load();
    void this.showLinks();
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

  /** Only to what this person may see. */
  async showLinks() {
    const me = await fetchMe();
    if (!me.ok || me.value.kind !== 'staff') return;
    this.setData({ links: financeLinks(me.value.staff.role) });
  },

  retry() {
    void this.load();
    void this.showLinks();
  },

  download() {
    if (!this.overview) return;
    const words = marketerCopy();
    void handOutCsv(words.overview.fileName(this.overview.window.to), overviewCsv(this.overview, words));
  },

  staff() {
    void wx.navigateTo({ url: '/marketer/pages/staff/staff' });
  },

  books() {
    void wx.navigateTo({ url: '/marketer/pages/books/books' });
  },

  reconciliation() {
    void wx.navigateTo({ url: '/marketer/pages/reconciliation/reconciliation' });
  },

  adjustments() {
    void wx.navigateTo({ url: '/marketer/pages/adjustments/adjustments' });
  },

  rules() {
    void wx.navigateTo({ url: '/marketer/pages/rules/rules' });
  },

  ownCard() {
    void wx.switchTab({ url: '/pages/card/card' });
  },
});
