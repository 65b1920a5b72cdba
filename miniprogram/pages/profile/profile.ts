import type { CardView } from '@vip-card/core';

import { cardNumber } from '../../copy/figures';
import { copy, labels, refusalSentence } from '../../copy/index';
import { pageStyle } from '../../services/appearance';
import type { Answer } from '../../services/call';
import { keepCard, keptCard, refreshCard } from '../../services/card';
import { now } from '../../services/clock';
import { addPhone, replaceCard, updateProfile } from '../../services/members';
import { newRequestId } from '../../services/request-id';

/** The member as the page shows her; undefined for a visitor. */
interface MemberView {
  name: string;
  title: string;
  phone: string;
  homeStore: string;
  tier: string;
  tierName: string;
  number: string;
  joined: string;
}

function memberOf(card: CardView): MemberView {
  const { figures, profile, tiers } = copy();
  return {
    name: card.name,
    title: card.name === '' ? copy().card.nameless : card.name,
    phone: card.maskedPhone ?? '',
    homeStore: card.homeStore?.name ?? profile.homeStoreNone,
    tier: card.tier,
    tierName: tiers[card.tier],
    number: cardNumber(card.memberNo),
    joined: profile.joined(figures.day(card.joinedOn, now())),
  };
}

/** Who she is to the shop, each thing asked for with its reason; the stores; a lost phone; and the door for staff. */
Page({
  data: {
    pageStyle: pageStyle(),
    words: labels(copy().profile),
    member: undefined as MemberView | undefined,
    refusal: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: this.data.words.title });
  },

  onShow() {
    this.draw();
    void refreshCard().then(() => this.draw());
  },

  draw() {
    const kept = keptCard();
    const member = kept?.kind === 'member' ? memberOf(kept.card) : undefined;
    // What has not changed is not set again: it would take the letters out of a field that is being written in.
    if (JSON.stringify(member) !== JSON.stringify(this.data.member)) this.setData({ member });
  },

  /** Keeps the card that an action answered with, or says why there is none. */
  async show(answering: Promise<Answer<CardView>>, done: string) {
    const answer = await answering;
    if (answer.ok) keepCard(answer.value);
    this.setData({ refusal: answer.ok ? '' : refusalSentence(answer.refusal) });
    this.draw();
    if (answer.ok) void wx.showToast({ title: done, icon: 'none' });
  },

  async onName({ detail }: WechatMiniprogram.InputBlur) {
    const name = detail.value.trim();
    const { member } = this.data;
    if (name === member?.name) return;
    if (name === '') {
      // A name once given is changed, not taken away. The field shows it again only when what it is bound to has changed.
      this.setData({ 'member.name': '' }, () => this.draw());
      return;
    }
    await this.show(updateProfile({ requestId: newRequestId(), name }), this.data.words.saved);
  },

  async onPhone({ detail }: WechatMiniprogram.ButtonGetPhoneNumber) {
    // She said no: that is an answer, and is not asked about again here.
    if (!detail.code) return;
    const answer = await addPhone({ requestId: newRequestId(), code: detail.code });
    this.setData({ refusal: answer.ok ? '' : refusalSentence(answer.refusal) });
    if (!answer.ok) return;
    await refreshCard();
    this.draw();
    void wx.showToast({ title: this.data.words.phoneDone, icon: 'none' });
  },

  async onLostPhone() {
    const { lostPhoneTitle, lostPhoneText, lostPhoneDone } = this.data.words;
    const { cancel, confirm } = copy().common;
    const { confirm: sure } = await wx.showModal({
      title: lostPhoneTitle,
      content: lostPhoneText,
      cancelText: cancel,
      confirmText: confirm,
    });
    if (sure) await this.show(replaceCard({ requestId: newRequestId() }), lostPhoneDone);
  },

  openPurchases() {
    void wx.navigateTo({ url: '/pages/purchases/purchases' });
  },

  openStores() {
    void wx.navigateTo({ url: '/pages/stores/stores' });
  },

  openJoin() {
    void wx.navigateTo({ url: '/pages/join/join' });
  },

  openStaff() {
    void wx.navigateTo({ url: '/clerk/pages/sign-in/sign-in' });
  },
});
