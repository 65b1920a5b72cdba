import { permissions, type Role } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { fetchMe } from '../../../services/stores';
import { fetchRules } from '../../services/rules';
import { marketerCopy } from '../../copy/index';
import { rulesView, type RulesView } from './rules-view';

const { rules: may } = permissions;

/** The rule set in force, in words. */
Page({
  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().rules), retry: copy().common.retry },
    links: labels(marketerCopy().links),
    view: null as RulesView | null,
    /** What this person may go on to. */
    may: { draft: false, history: false, check: false },
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
    const [answer, chain, me] = await Promise.all([fetchRules(), refreshChain(), fetchMe()]);
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    if (me.ok && me.value.kind === 'staff') this.allow(me.value.staff.role);
    const category = categoryNames(chain.ok ? chain.value : keptChain());
    this.setData({ refused: '', view: rulesView(answer.value.ruleSet, category, copy().tiers, marketerCopy()) });
  },

  allow(role: Role) {
    const mayCall = (roles: readonly Role[]): boolean => roles.includes(role);
    this.setData({
      may: { draft: mayCall(may.dryRun), history: mayCall(may.history), check: mayCall(may.reEvaluate) },
    });
  },

  retry() {
    void this.load();
  },

  draft() {
    void wx.navigateTo({ url: '/marketer/pages/rule-draft/rule-draft' });
  },

  history() {
    void wx.navigateTo({ url: '/marketer/pages/rule-history/rule-history' });
  },

  check() {
    void wx.navigateTo({ url: '/marketer/pages/rule-check/rule-check' });
  },
});
