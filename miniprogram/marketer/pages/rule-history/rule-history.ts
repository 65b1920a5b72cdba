import { permissions } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { fetchMe } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';
import { fetchHistory, withdraw } from '../../services/rules';
import { historyView, type VersionView } from './history-view';

type OnVersion = WechatMiniprogram.BaseEvent<Record<never, never>, { version: number }>;

/** All versions of the rules: when they counted, who published them and why, and what each changed. */
Page({
  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().history), retry: copy().common.retry },
    versions: null as VersionView[] | null,
    /** The version whose rules are open. */
    open: 0,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().history.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    const [history, me, fresh] = await Promise.all([fetchHistory(), fetchMe(), refreshChain()]);
    const chain = fresh.ok ? fresh.value : keptChain();
    if (!history.ok || !me.ok || !chain) {
      const refusal = !history.ok ? history.refusal : !me.ok ? me.refusal : !fresh.ok ? fresh.refusal : undefined;
      if (refusal) this.setData({ refused: refusalSentence(refusal) });
      return;
    }
    const wording = { main: copy(), marketer: marketerCopy(), category: categoryNames(chain), chain };
    const may: readonly string[] = permissions.rules.withdraw;
    const mayWithdraw = me.value.kind === 'staff' && may.includes(me.value.staff.role);
    this.setData({ refused: '', versions: historyView(history.value.versions, now(), mayWithdraw, wording) });
  },

  retry() {
    void this.load();
  },

  fold({ currentTarget }: OnVersion) {
    const { version } = currentTarget.dataset;
    this.setData({ open: this.data.open === version ? 0 : version });
  },

  async withdraw({ currentTarget }: OnVersion) {
    const { version } = currentTarget.dataset;
    const words = marketerCopy().history;
    const { confirm } = await wx.showModal({
      title: words.withdrawTitle(version),
      content: words.withdrawText,
      confirmText: words.withdrawConfirm,
      cancelText: words.cancel,
    });
    if (!confirm) return;
    const answer = await withdraw({ requestId: newRequestId(), version });
    if (answer.ok) await this.load();
    else this.setData({ refused: refusalSentence(answer.refusal) });
  },
});
