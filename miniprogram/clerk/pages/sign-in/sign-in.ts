import type { StaffView } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { newRequestId } from '../../../services/request-id';
import { acceptInvitation, fetchMe } from '../../../services/stores';
import { clerkCopy } from '../../copy/index';

/** The door to the staff's part: opened once, by a store's invitation. */
Page({
  /** Kept until this invitation is answered: a retry after a lost answer is a replay. */
  requestId: '',

  data: {
    pageStyle: '',
    text: labels(clerkCopy().signIn),
    invitation: '',
    busy: false,
    refused: '',
    /** Said to somebody who is signed in already. */
    already: '',
    place: '',
  },

  onLoad({ invitation = '' }: { invitation?: string }) {
    this.setData({ pageStyle: pageStyle(), invitation: decodeURIComponent(invitation) });
    void wx.setNavigationBarTitle({ title: clerkCopy().signIn.title });
    this.requestId = newRequestId();
    void this.greet();
  },

  async greet() {
    const me = await fetchMe();
    if (!me.ok || me.value.kind === 'guest') return;
    const { staff } = me.value;
    const { already, chain } = clerkCopy().signIn;
    this.setData({ already: already(copy().roles[staff.role], staff.store?.name ?? chain), place: workplaceOf(staff) });
  },

  edit({ detail }: WechatMiniprogram.Input) {
    this.requestId = newRequestId();
    this.setData({ invitation: detail.value, refused: '' });
  },

  async accept() {
    const invitation = this.data.invitation.trim();
    if (invitation === '' || this.data.busy) return;
    this.setData({ busy: true, refused: '' });
    const answer = await acceptInvitation({ requestId: this.requestId, invitation });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    const { welcome, chain } = clerkCopy().signIn;
    void wx.showToast({ title: welcome(answer.value.name, answer.value.store?.name ?? chain), icon: 'none' });
    void wx.redirectTo({ url: workplaceOf(answer.value) });
  },

  enter() {
    void wx.redirectTo({ url: this.data.place });
  },

  ownCard() {
    void wx.switchTab({ url: '/pages/card/card' });
  },
});

/** Staff of a store work at the counter, everybody else with the figures. */
function workplaceOf(staff: StaffView): string {
  return staff.store === null ? '/marketer/pages/overview/overview' : '/clerk/pages/home/home';
}
