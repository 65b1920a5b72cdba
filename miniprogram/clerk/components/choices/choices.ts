import type { ShortfallChoice } from '../../counter/return-slip';

type Tap = WechatMiniprogram.BaseEvent<Record<never, never>, { id: string }>;

/** A question to the customer with one answer. Choosing is an event `choose` with the answer's id. */
Component({
  properties: {
    ask: { type: String, value: '' },
    /** `ShortfallChoice['options']` */
    options: { type: Array, value: [] as ShortfallChoice['options'] },
  },

  methods: {
    choose({ currentTarget }: Tap) {
      this.triggerEvent('choose', { id: currentTarget.dataset.id });
    },
  },
});
