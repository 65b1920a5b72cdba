import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { fetchRules } from '../../services/rules';
import { marketerCopy } from '../../copy/index';
import { rulesView, type RulesView } from './rules-view';

/** The rule set in force, in words. */
Page({
  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().rules), retry: copy().common.retry },
    view: null as RulesView | null,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().rules.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    const [answer, chain] = await Promise.all([fetchRules(), refreshChain()]);
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    const category = categoryNames(chain.ok ? chain.value : keptChain());
    this.setData({ refused: '', view: rulesView(answer.value.ruleSet, category, copy().tiers, marketerCopy()) });
  },

  retry() {
    void this.load();
  },
});
