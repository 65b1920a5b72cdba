import type { EntryEvent } from '../../counter/bill-entry';

type Tap = WechatMiniprogram.BaseEvent<Record<never, never>, { at: number; id: string; field: EditedField }>;
type EditedField = Extract<EntryEvent, { do: 'edit' }>['field'];

/** The lines of a bill while they are typed, with the details of the current one. Whatever is done is one event, `entry`. */
Component({
  properties: {
    /** `EntryView` */
    view: { type: Object, value: {} },
    /** The labels of the sale's section. */
    text: { type: Object, value: {} },
  },

  methods: {
    tell(event: EntryEvent) {
      this.triggerEvent('entry', event);
    },
    chooseLine({ currentTarget }: Tap) {
      this.tell({ do: 'choose-line', at: currentTarget.dataset.at });
    },
    chooseCategory({ currentTarget }: Tap) {
      this.tell({ do: 'choose-category', id: currentTarget.dataset.id });
    },
    toggleDetails() {
      this.tell({ do: 'toggle-details' });
    },
    writeList() {
      this.tell({ do: 'write-list' });
    },
    edit({ currentTarget, detail }: WechatMiniprogram.Input & Tap) {
      this.tell({ do: 'edit', field: currentTarget.dataset.field, value: detail.value });
    },
    editReceipt({ detail }: WechatMiniprogram.Input) {
      this.tell({ do: 'edit-receipt', value: detail.value });
    },
    fewer() {
      this.tell({ do: 'fewer' });
    },
    more() {
      this.tell({ do: 'more' });
    },
    remove() {
      this.tell({ do: 'remove' });
    },
  },
});
