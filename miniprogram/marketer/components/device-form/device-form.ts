import { copy, labels, refusalSentence } from '../../../copy/index';
import { newRequestId } from '../../../services/request-id';
import { issueDevice } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';

/** A till's name and store. The event `issued` carries its first key; `cancel` ends it without one. */
Component({
  properties: {
    /** `{storeId, name}[]` */
    stores: { type: Array, value: [] as { storeId: string; name: string }[] },
  },

  data: {
    text: { ...labels(marketerCopy().devices), retry: copy().common.retry },
    store: 0,
    name: '',
    busy: false,
    refused: '',
    /** Kept until answered: a retry after a lost answer makes no second till. */
    requestId: '',
  },

  lifetimes: {
    attached() {
      this.change({});
    },
  },

  methods: {
    /** What is asked for changed: it is another request. */
    change(change: { store?: number; name?: string }) {
      this.setData({ ...change, refused: '', requestId: newRequestId() });
    },

    chooseStore({ detail }: WechatMiniprogram.PickerChange) {
      this.change({ store: Number(detail.value) });
    },

    editName({ detail }: WechatMiniprogram.Input) {
      this.change({ name: detail.value });
    },

    async make() {
      const store = this.data.stores[this.data.store];
      const name = this.data.name.trim();
      if (!store || name === '' || this.data.busy) return;
      this.setData({ busy: true, refused: '' });
      const answer = await issueDevice({ requestId: this.data.requestId, storeId: store.storeId, name });
      this.setData({ busy: false });
      if (answer.ok) this.triggerEvent('issued', answer.value);
      else this.setData({ refused: refusalSentence(answer.refusal) });
    },

    cancel() {
      this.triggerEvent('cancel');
    },
  },
});
