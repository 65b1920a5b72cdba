import { worksInStore, type EpochMs, type Role } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { newRequestId } from '../../../services/request-id';
import { invite } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';

interface Made {
  code: string;
  until: string;
  message: string;
}

/** A colleague's name, role and store; then the code that lets her in. The event `done` ends it. */
Component({
  properties: {
    /** `{role, label}[]`, the roles that may be invited. */
    roles: { type: Array, value: [] as { role: Role; label: string }[] },
    /** `{storeId, name}[]` */
    stores: { type: Array, value: [] as { storeId: string; name: string }[] },
  },

  data: {
    text: { ...labels(marketerCopy().staff), retry: copy().common.retry },
    role: 0,
    store: 0,
    /** Whether the chosen role serves in a store at all. */
    inStore: true,
    name: '',
    busy: false,
    refused: '',
    made: null as Made | null,
    /** Kept until answered: a retry after a lost answer makes no second invitation. */
    requestId: '',
  },

  lifetimes: {
    attached() {
      this.change({});
    },
  },

  methods: {
    /** What is asked for changed: it is another request. */
    change(change: { role?: number; store?: number; name?: string }) {
      this.setData({ ...change, refused: '', requestId: newRequestId() });
      const chosen = this.data.roles[this.data.role];
      this.setData({ inStore: chosen === undefined || worksInStore(chosen.role) });
    },

    chooseRole({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { at: number }>) {
      this.change({ role: currentTarget.dataset.at });
    },

    chooseStore({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ store: Number(detail.value) });
    },

    editName({ detail }: WechatMiniprogram.Input) {
      this.change({ name: detail.value });
    },

    async make() {
      const role = this.data.roles[this.data.role]?.role;
      const store = this.data.stores[this.data.store];
      const name = this.data.name.trim();
      if (!role || !store || name === '' || this.data.busy) return;
      this.setData({ busy: true, refused: '' });
      const answer = await invite({ requestId: this.data.requestId, role, name, storeId: store.storeId });
      this.setData({ busy: false });
      if (answer.ok) this.show(answer.value, name, worksInStore(role) ? store.name : marketerCopy().staff.chain);
      else this.setData({ refused: refusalSentence(answer.refusal) });
    },

    show({ invitation, expiresAt }: { invitation: string; expiresAt: EpochMs }, name: string, place: string) {
      const words = marketerCopy().staff;
      const message = words.message(name, place, invitation);
      this.setData({ made: { code: invitation, until: words.validUntil(expiresAt), message } });
    },

    async copy() {
      if (!this.data.made) return;
      await wx.setClipboardData({ data: this.data.made.message });
      void wx.showToast({ title: marketerCopy().staff.copied, icon: 'none' });
    },

    close() {
      this.triggerEvent('done');
    },
  },
});
