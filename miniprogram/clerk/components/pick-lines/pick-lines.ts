import type { LineToPick } from '../../counter/lines-back';

type Tap = WechatMiniprogram.BaseEvent<Record<never, never>, { at: number }>;

/** The lines of a purchase, taken back by tapping. Each change is an event `pick` with the line and how many pieces. */
Component({
  properties: {
    /** `LineToPick[]` */
    lines: { type: Array, value: [] as LineToPick[] },
    fewer: { type: String, value: '' },
    more: { type: String, value: '' },
  },

  methods: {
    pick(at: number, quantity: number) {
      const line = this.data.lines[at];
      if (!line || quantity < 0 || quantity > line.left) return;
      this.triggerEvent('pick', { line: line.line, quantity });
    },
    toggle({ currentTarget: { dataset } }: Tap) {
      const line = this.data.lines[dataset.at];
      if (line) this.pick(dataset.at, line.picked > 0 ? 0 : 1);
    },
    oneFewer({ currentTarget: { dataset } }: Tap) {
      this.pick(dataset.at, (this.data.lines[dataset.at]?.picked ?? 0) - 1);
    },
    oneMore({ currentTarget: { dataset } }: Tap) {
      this.pick(dataset.at, (this.data.lines[dataset.at]?.picked ?? 0) + 1);
    },
  },
});
