import type { FieldView } from '../../rules/field-view';

type Tapped = WechatMiniprogram.BaseEvent<Record<never, never>, { key: string; value: string }>;

/** The fields of a form, one below the other. What a person enters is the event `enter`, with `key` and `value`. */
Component({
  properties: {
    fields: { type: Array, value: [] as FieldView[] },
  },

  methods: {
    type({ currentTarget, detail }: WechatMiniprogram.Input) {
      this.change(String(currentTarget.dataset['key']), detail.value);
    },

    pick({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      const key = String(currentTarget.dataset['key']);
      const option = this.data.fields.find((field) => field.key === key)?.options[Number(detail.value)];
      if (option) this.change(key, option.id);
    },

    turn({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      this.change(String(currentTarget.dataset['key']), String(detail.value));
    },

    tap({ currentTarget }: Tapped) {
      this.change(currentTarget.dataset.key, currentTarget.dataset.value);
    },

    change(key: string, value: string) {
      this.triggerEvent('enter', { key, value });
    },
  },
});
