import type { StaffView, StoreView } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { dismiss, fetchMe, fetchRoster } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';
import { mayInvite, mayLookAfterTills, staffGroups, type StaffGroup } from './staff-view';

/** Who works where; who leads them may invite and cut off. */
Page({
  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().staff), retry: copy().common.retry },
    groups: null as StaffGroup[] | null,
    /** The roles that may be invited from here, and the stores to invite to. */
    roles: [] as { role: string; label: string }[],
    stores: [] as { storeId: string; name: string }[],
    inviting: false,
    tills: marketerCopy().devices.title,
    mayLookAfterTills: false,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().staff.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    const [me, roster, chain] = await Promise.all([fetchMe(), fetchRoster(), refreshChain()]);
    if (!me.ok || !roster.ok) {
      const refused = !me.ok ? me : roster;
      if (!refused.ok) this.setData({ refused: refusalSentence(refused.refusal) });
      return;
    }
    if (me.value.kind === 'guest') {
      void wx.redirectTo({ url: '/clerk/pages/sign-in/sign-in' });
      return;
    }
    const stores = chain.ok ? chain.value.stores : (keptChain()?.stores ?? []);
    this.show(me.value.staff, roster.value.staff, stores);
  },

  show(me: StaffView, staff: Parameters<typeof staffGroups>[0], stores: readonly StoreView[]) {
    const words = { main: copy(), marketer: marketerCopy() };
    this.setData({
      refused: '',
      groups: staffGroups(staff, me, stores, now(), words),
      roles: mayInvite(me.role).map((role) => ({ role, label: words.main.roles[role] })),
      stores: me.store === null ? stores.map(({ storeId, name }) => ({ storeId, name })) : [me.store],
      mayLookAfterTills: mayLookAfterTills(me.role),
    });
  },

  openDevices() {
    void wx.navigateTo({ url: '/marketer/pages/devices/devices' });
  },

  retry() {
    void this.load();
  },

  invite() {
    this.setData({ inviting: true });
  },

  invited() {
    this.setData({ inviting: false });
    // The invitation may have been taken while its code was on the screen.
    void this.load();
  },

  async dismiss({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { staff: string; name: string }>) {
    const { staff: staffId, name } = currentTarget.dataset;
    const words = marketerCopy().staff;
    const { confirm } = await wx.showModal({
      title: words.dismissTitle(name),
      content: words.dismissText(name),
      confirmText: words.dismissConfirm,
      cancelText: words.dismissCancel,
    });
    if (!confirm) return;
    const answer = await dismiss({ requestId: newRequestId(), staffId });
    if (answer.ok) void wx.showToast({ title: words.dismissed, icon: 'none' });
    else this.setData({ refused: refusalSentence(answer.refusal) });
    if (answer.ok) await this.load();
  },
});
