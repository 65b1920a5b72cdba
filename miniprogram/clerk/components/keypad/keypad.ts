/**
 * Figures at thumb height: a system keyboard would hide the total. With a label for `confirm` it takes amounts and carries
 * the page's action; without one it takes bare digits.
 */
Component({
  properties: {
    /** What the large key does; empty: digits only. */
    confirm: { type: String, value: '' },
    /** The figure under it. */
    sum: { type: String, value: '' },
    /** Whether the large key answers. */
    ready: { type: Boolean, value: false },
    /** What the key above it does; empty: no such key. */
    add: { type: String, value: '' },
    addReady: { type: Boolean, value: false },
    deleteLabel: { type: String, value: '' },
  },

  data: {
    amountKeys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', '.'],
    digitKeys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'],
  },

  methods: {
    press(event: WechatMiniprogram.BaseEvent<Record<never, never>, { key: string }>) {
      this.triggerEvent('press', { key: event.currentTarget.dataset.key });
    },
    addOne() {
      if (this.data.addReady) this.triggerEvent('add');
    },
    confirmAll() {
      if (this.data.ready) this.triggerEvent('confirm');
    },
  },
});
