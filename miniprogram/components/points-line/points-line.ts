import { emptyLine } from './empty-line';

/** A movement of points, or a purchase, that opens into its explanation as a receipt would print it. A tap is the event `fold`. */
Component({
  properties: {
    /** A `LineView`. */
    line: { type: Object, value: emptyLine },
    open: { type: Boolean, value: false },
  },
  methods: {
    onFold() {
      this.triggerEvent('fold', { id: this.data.line.id });
    },
  },
});
