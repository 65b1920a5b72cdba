import type { ScanSession, TierName } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import type { Answer } from '../../../services/call';
import { findCard, pickMember, searchPhone } from '../../services/counter';
import { clerkCopy } from '../../copy/index';
import type { AmountKey } from '../../counter/amount-entry';
import { holdSession } from '../../counter/held-session';
import { boxesOf, digitsAsked, pressDigit } from '../../counter/last-four';

interface Candidate {
  pick: string;
  maskedName: string;
  maskedPhone: string;
  tier: TierName;
  tierName: string;
}

/** A customer without her phone: found by its last digits or an old card, for earning only. */
Page({
  data: {
    pageStyle: '',
    text: { ...labels(clerkCopy().find), ...labels(clerkCopy().common), retry: copy().common.retry },
    way: 'phone',
    digits: '',
    boxes: boxesOf(''),
    card: '',
    busy: false,
    candidates: null as Candidate[] | null,
    refused: '',
  },

  onLoad() {
    this.setData({ pageStyle: pageStyle() });
    void wx.setNavigationBarTitle({ title: clerkCopy().find.title });
  },

  choosePhone() {
    this.setData({ way: 'phone', refused: '' });
  },

  chooseCard() {
    this.setData({ way: 'card', refused: '' });
  },

  press({ detail }: WechatMiniprogram.CustomEvent<{ key: AmountKey }>) {
    const digits = pressDigit(this.data.digits, detail.key);
    if (digits === this.data.digits || this.data.busy) return;
    this.setData({ digits, boxes: boxesOf(digits), candidates: null, refused: '' });
    if (digits.length === digitsAsked) void this.search();
  },

  async search() {
    this.setData({ busy: true, refused: '' });
    const answer = await searchPhone(this.data.digits);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    const { tiers } = copy();
    const candidates = answer.value.candidates.map((each) => ({ ...each, tierName: tiers[each.tier] }));
    this.setData({ candidates, refused: candidates.length === 0 ? clerkCopy().find.none : '' });
  },

  async pick({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { pick: string }>) {
    await this.meet(() => pickMember({ lastFour: this.data.digits, pick: currentTarget.dataset.pick }));
  },

  editCard({ detail }: WechatMiniprogram.Input) {
    this.setData({ card: detail.value, refused: '' });
  },

  async findByCard() {
    const cardNumber = this.data.card.trim();
    if (cardNumber !== '') await this.meet(() => findCard(cardNumber));
  },

  async meet(find: () => Promise<Answer<ScanSession>>) {
    if (this.data.busy) return;
    this.setData({ busy: true, refused: '' });
    const answer = await find();
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    holdSession(answer.value);
    void wx.redirectTo({ url: `/clerk/pages/member/member?session=${encodeURIComponent(answer.value.session)}` });
  },

  retry() {
    void this.search();
  },
});
