import {
  ADJUSTMENT_REASONS,
  permissions,
  type AboveLimit,
  type AdjustmentsActions,
  type MemberNo,
  type Points,
} from '@vip-card/core';
import { cardNumber, signed } from '../../../copy/figures';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { keptChain, refreshChain } from '../../../services/chain';
import { newRequestId } from '../../../services/request-id';
import { marketerCopy } from '../../copy/index';
import { findMember, propose } from '../../services/books';
import { consequence, type Found } from './consequence';

type Proposed = AdjustmentsActions['propose']['value'];

/**
 * A member's number; then what to give or to take, why, and who bears it. The event `done` ends it; `waits` says then for
 * whom what was sent waits, where it does.
 */
Component({
  data: {
    text: { ...labels(marketerCopy().adjustments), close: copy().common.cancel },
    number: '',
    finding: false,
    member: null as (Found & { title: string; tierName: string; points: string; owes: string }) | null,
    /** What may still be done today without a second person. */
    room: '',
    gives: true,
    amount: '',
    reasons: ADJUSTMENT_REASONS.map((reason) => ({ reason, label: marketerCopy().adjustments.reasons[reason] })),
    reason: 0,
    note: '',
    stores: [] as { storeId: string; name: string }[],
    store: -1,
    /** What sending it does; empty until there is something to send. */
    consequence: '',
    /** Why a second person has to be asked for what is typed; the button asks then. */
    above: null as AboveLimit | null,
    ready: false,
    busy: false,
    refused: '',
    /** Kept until answered: a retry after a lost answer moves no points twice. */
    requestId: '',
  },

  lifetimes: {
    attached() {
      void this.readStores();
    },
  },

  methods: {
    async readStores() {
      const chain = await refreshChain();
      const stores = chain.ok ? chain.value.stores : (keptChain()?.stores ?? []);
      this.setData({ stores: stores.map(({ storeId, name }) => ({ storeId, name })) });
    },

    editNumber({ detail }: WechatMiniprogram.Input) {
      this.setData({ number: detail.value, refused: '' });
    },

    async find() {
      const number = Number(this.data.number.replace(/\s/g, ''));
      if (!Number.isSafeInteger(number) || number <= 0 || this.data.finding) return;
      this.setData({ finding: true, refused: '' });
      const answer = await findMember(number as MemberNo);
      this.setData({ finding: false });
      if (!answer.ok) {
        this.setData({ refused: refusalSentence(answer.refusal) });
        return;
      }
      const { memberNo, maskedName, tier, points, owed, homeStoreId, room } = answer.value;
      const words = marketerCopy().adjustments;
      this.setData({
        member: {
          memberNo,
          room,
          available: points,
          owed,
          title: maskedName === '' ? cardNumber(memberNo) : `${maskedName} ${cardNumber(memberNo)}`,
          tierName: copy().tiers[tier],
          points: words.has(points),
          owes: owed > 0 ? words.owes(owed) : '',
        },
        store: this.data.stores.findIndex(({ storeId }) => storeId === homeStoreId),
      });
      this.change({});
    },

    another() {
      this.setData({ member: null, number: '', amount: '', note: '', refused: '' });
    },

    /** What is asked for changed: it is another request. */
    change(change: { gives?: boolean; amount?: string; reason?: number; note?: string; store?: number }) {
      this.setData({ ...change, refused: '', requestId: newRequestId() });
      this.judge();
    },

    /** Says what sending it would do. */
    judge() {
      const { member, note, store } = this.data;
      if (!member) return;
      const { adjustments } = marketerCopy();
      const { sentence, possible, above } = consequence(this.signed(), member, {
        adjustments,
        refusals: copy().refusals,
      });
      const ready = possible && note.trim() !== '' && store >= 0;
      this.setData({ room: adjustments.room(member.room), consequence: sentence, above, ready });
    },

    signed(): Points {
      const amount = Math.abs(Math.trunc(Number(this.data.amount))) || 0;
      return (this.data.gives ? amount : 0 - amount) as Points;
    },

    chooseWay({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { gives: boolean }>) {
      this.change({ gives: currentTarget.dataset.gives });
    },

    chooseReason({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { at: number }>) {
      this.change({ reason: currentTarget.dataset.at });
    },

    chooseStore({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ store: Number(detail.value) });
    },

    editAmount({ detail }: WechatMiniprogram.Input) {
      this.change({ amount: detail.value });
    },

    editNote({ detail }: WechatMiniprogram.Input) {
      this.change({ note: detail.value });
    },

    async send() {
      const { member, ready, busy, stores, store, requestId, note, above } = this.data;
      const place = stores[store];
      const reason = ADJUSTMENT_REASONS[this.data.reason];
      if (!member || !place || !reason || !ready || busy) return;
      this.setData({ busy: true, refused: '' });
      const { memberNo } = member;
      const { storeId } = place;
      const what = { requestId, memberNo, storeId, points: this.signed(), reason, note: note.trim() };
      const answer = await propose(above ? what : { ...what, alone: true });
      this.setData({ busy: false });
      if (answer.ok) {
        this.end(answer.value);
      } else if (answer.refusal.code === 'adjustment_above_limit') {
        // Others adjusted in the meantime: she is told what is left now, and asks or gives less.
        this.setData({ member: { ...member, room: answer.refusal } });
        this.judge();
      } else {
        this.setData({ refused: refusalSentence(answer.refusal) });
      }
    },

    end({ adjustment, above }: Proposed) {
      const words = marketerCopy().adjustments;
      if (adjustment.state !== 'proposed') {
        void wx.showToast({ title: words.carriedOut, icon: 'none' });
        this.triggerEvent('done', {});
        return;
      }
      const roles = (above?.approvers ?? permissions.adjustments.decide).map((role) => copy().roles[role]);
      const waits = words.proposed(cardNumber(adjustment.memberNo), signed(adjustment.points), roles);
      this.triggerEvent('done', { waits });
    },

    close() {
      this.triggerEvent('done', {});
    },
  },
});
