/**
 * The card itself, in its tier's material. With a `turnLabel` it can be tapped to be turned, and says so with `turn`;
 * without one it is a specimen.
 */
Component({
  properties: {
    /** linen, silver, gold or black. */
    tier: { type: String, value: 'linen' },
    tierName: { type: String, value: '' },
    name: { type: String, value: '' },
    /** The number, or on a specimen a few words. */
    note: { type: String, value: '' },
    turnLabel: { type: String, value: '' },
    ariaLabel: { type: String, value: '' },
  },
  methods: {
    onTap() {
      if (this.data.turnLabel !== '') this.triggerEvent('turn');
    },
  },
});
