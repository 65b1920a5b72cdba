import type { ChainView } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { marketerCopy } from '../../copy/index';
import { reEvaluate } from '../../services/rules';
import { checkView, type CheckView } from './check-view';

/** Any old bill again: by the rules that it was counted by, and by those of today. */
Page({
  chain: undefined as ChainView | undefined,

  data: {
    pageStyle: pageStyle(),
    text: labels(marketerCopy().check),
    stores: [] as { storeId: string; name: string }[],
    store: 0,
    receipt: '',
    busy: false,
    view: null as CheckView | null,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().check.title });
    void this.load();
  },

  async load() {
    const fresh = await refreshChain();
    const chain = fresh.ok ? fresh.value : keptChain();
    this.chain = chain;
    if (chain) this.setData({ stores: chain.stores.map(({ storeId, name }) => ({ storeId, name })) });
    else if (!fresh.ok) this.setData({ refused: refusalSentence(fresh.refusal) });
  },

  chooseStore({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ store: Number(detail.value), view: null, refused: '' });
  },

  editReceipt({ detail }: WechatMiniprogram.Input) {
    this.setData({ receipt: detail.value, view: null, refused: '' });
  },

  async look() {
    const { stores, store, receipt, busy } = this.data;
    const place = stores[store];
    const { chain } = this;
    if (busy || !place || !chain || receipt.trim() === '') return;
    this.setData({ busy: true, view: null, refused: '' });
    const answer = await reEvaluate({ storeId: place.storeId, receipt: receipt.trim() });
    const wording = { main: copy(), marketer: marketerCopy(), category: categoryNames(chain), chain };
    this.setData({
      busy: false,
      view: answer.ok ? checkView(answer.value, wording) : null,
      refused: answer.ok ? '' : refusalSentence(answer.refusal),
    });
  },
});
