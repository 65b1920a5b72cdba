import { ADJUSTMENT_REASONS, type MemberNo, type Points } from '@vip-card/core';
import { cardNumber } from '../../../copy/figures';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { keptChain, refreshChain } from '../../../services/chain';
import { newRequestId } from '../../../services/request-id';
import { marketerCopy } from '../../copy/index';
import { findMember, propose } from '../../services/books';
import { consequence, type Found } from './consequence';

/** A member's number; then what to give or to take, why, and who bears it. The event `done` ends it. */
Component({
  data: {
    text: { ...labels(marketerCopy().adjustments), close: copy().common.cancel },
    number: '',
    finding: false,
    member: null as (Found & { title: string; tierName: string; points: string; owes: string }) | null,
    gives: true,
    amount: '',
    reasons: ADJUSTMENT_REASONS.map((reason) => ({ reason, label: marketerCopy().adjustments.reasons[reason] })),
    reason: 0,
    note: '',
    stores: [] as { storeId: string; name: string }[],
    store: -1,
    /** What sending it does; empty until there is something to send. */
    consequence: '',
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
      const { memberNo, maskedName, tier, points, owed, homeStoreId, alone } = answer.value;
      const words = marketerCopy().adjustments;
      this.setData({
        member: {
          memberNo,
          alone,
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
      const { member, gives, note, store } = this.data;
      if (!member) return;
      const outcome = consequence(this.signed(), member, marketerCopy().adjustments);
      const possible = outcome.possible && this.data.amount !== '' && note.trim() !== '' && store >= 0;
      this.setData({ gives, consequence: outcome.sentence, ready: possible });
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
      const { member, ready, busy, stores, store, requestId, note } = this.data;
      const place = stores[store];
      const reason = ADJUSTMENT_REASONS[this.data.reason];
      if (!member || !place || !reason || !ready || busy) return;
      this.setData({ busy: true, refused: '' });
      const { memberNo } = member;
      const { storeId } = place;
      const points = this.signed();
      const answer = await propose({ requestId, memberNo, storeId, points, reason, note: note.trim() });
      this.setData({ busy: false });
      if (!answer.ok) {
        this.setData({ refused: refusalSentence(answer.refusal) });
        return;
      }
      const words = marketerCopy().adjustments;
      const waits = answer.value.adjustment.state === 'proposed';
      void wx.showToast({ title: waits ? words.proposed : words.carriedOut, icon: 'none' });
      this.triggerEvent('done');
    },

    close() {
      this.triggerEvent('done');
    },
  },
});
