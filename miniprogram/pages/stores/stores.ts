import type { ChainView } from '@vip-card/core';

import { copy, labels, refusalSentence } from '../../copy/index';
import { pageStyle } from '../../services/appearance';
import { keepCard, keptCard } from '../../services/card';
import { keptChain, refreshChain } from '../../services/chain';
import { now } from '../../services/clock';
import { updateProfile } from '../../services/members';
import { newRequestId } from '../../services/request-id';
import { regionsOf, type RegionRows } from './store-rows';

type Tapped<Dataset extends object> = WechatMiniprogram.TouchEvent<object, object, Dataset>;

/** Every store with its hours, for anybody; a member chooses the one that stands above her card. */
Page({
  data: {
    pageStyle: pageStyle(),
    words: labels(copy().stores),
    retry: copy().common.retry,
    loaded: false,
    member: false,
    regions: [] as RegionRows[],
    refusal: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: this.data.words.title });
    this.draw(keptChain());
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    await wx.stopPullDownRefresh();
  },

  async refresh() {
    const answer = await refreshChain();
    this.setData({ refusal: answer.ok ? '' : refusalSentence(answer.refusal) });
    this.draw(keptChain());
  },

  draw(chain: ChainView | undefined) {
    if (!chain) return;
    const kept = keptCard();
    const home = kept?.kind === 'member' ? kept.card.homeStore?.storeId : undefined;
    this.setData({
      loaded: true,
      member: kept?.kind === 'member',
      regions: regionsOf(chain.stores, home, now(), copy()),
    });
  },

  onCall({ currentTarget }: Tapped<{ phone: string }>) {
    // Changing one's mind in the system's dialog is a failure to wx, and none to us.
    wx.makePhoneCall({ phoneNumber: currentTarget.dataset.phone }).catch(() => undefined);
  },

  async onChoose({ currentTarget }: Tapped<{ id: string }>) {
    if (!this.data.member) return;
    const answer = await updateProfile({ requestId: newRequestId(), homeStoreId: currentTarget.dataset.id });
    if (!answer.ok) {
      this.setData({ refusal: refusalSentence(answer.refusal) });
      return;
    }
    keepCard(answer.value);
    this.setData({ refusal: '' });
    this.draw(keptChain());
    await wx.showToast({ title: copy().profile.storeChosen, icon: 'none' });
  },
});
