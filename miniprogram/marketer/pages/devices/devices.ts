import type { IssuedKey } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { fetchDevices, fetchMe, revokeDeviceKey, rotateDeviceKey } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';
import { tillsByStore, type StoreTills } from './devices-view';

/** The stores' tills, and the keys that they connect with: issued, replaced, revoked. */
Page({
  /** Of a rotation that is not answered yet: asked again, it makes no third key. */
  rotating: { deviceId: '', requestId: '' },

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().devices), retry: copy().common.retry },
    groups: null as StoreTills[] | null,
    stores: [] as { storeId: string; name: string }[],
    adding: false,
    issued: null as IssuedKey | null,
    busy: false,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().devices.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    const [me, found, chain] = await Promise.all([fetchMe(), fetchDevices(), refreshChain()]);
    if (!me.ok || !found.ok) {
      const refused = !me.ok ? me : found;
      if (!refused.ok) this.setData({ refused: refusalSentence(refused.refusal) });
      return;
    }
    if (me.value.kind === 'guest') return;
    const { store } = me.value.staff;
    const all = chain.ok ? chain.value.stores : (keptChain()?.stores ?? []);
    const stores = store === null ? all.map(({ storeId, name }) => ({ storeId, name })) : [store];
    const words = { main: copy(), marketer: marketerCopy() };
    this.setData({ refused: '', stores, groups: tillsByStore(found.value.devices, stores, now(), words) });
  },

  retry() {
    void this.load();
  },

  add() {
    this.setData({ adding: true });
  },

  cancel() {
    this.setData({ adding: false });
  },

  issued({ detail }: WechatMiniprogram.CustomEvent<IssuedKey>) {
    this.show(detail);
  },

  show(issued: IssuedKey) {
    this.setData({ adding: false, issued, refused: '' });
    void wx.pageScrollTo({ scrollTop: 0 });
    void this.load();
  },

  /** The secret leaves the phone's memory with the screen. */
  entered() {
    this.setData({ issued: null });
  },

  async rotate({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { device: string }>) {
    const { device: deviceId } = currentTarget.dataset;
    if (this.data.busy) return;
    if (this.rotating.deviceId !== deviceId) this.rotating = { deviceId, requestId: newRequestId() };
    this.setData({ busy: true });
    const answer = await rotateDeviceKey(this.rotating);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    this.rotating = { deviceId: '', requestId: '' };
    this.show(answer.value);
  },

  async revoke({
    currentTarget,
  }: WechatMiniprogram.BaseEvent<Record<never, never>, { device: string; name: string; key: string; last: boolean }>) {
    const { device: deviceId, name, key: keyId, last } = currentTarget.dataset;
    const words = marketerCopy().devices;
    const { confirm } = await wx.showModal({
      title: words.revokeTitle(name),
      content: last ? words.revokeLast : words.revokeOther,
      confirmText: words.revokeConfirm,
      cancelText: words.revokeCancel,
    });
    if (!confirm) return;
    const answer = await revokeDeviceKey({ requestId: newRequestId(), deviceId, keyId });
    if (answer.ok) void wx.showToast({ title: words.revoked, icon: 'none' });
    else this.setData({ refused: refusalSentence(answer.refusal) });
    if (answer.ok) await this.load();
  },
});
