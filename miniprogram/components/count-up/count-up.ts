import { whole } from '../../copy/figures';
import { stepsBetween } from './steps';

const durationMs = 200;
const frameMs = 16;

/** A figure that counts from what it was to what it is, in 200 ms; at once for readers who asked for less motion. */
Component({
  properties: {
    value: {
      type: Number,
      value: 0,
      observer(value: number, before: number) {
        this.change(before, value);
      },
    },
  },
  data: { shown: '' },
  lifetimes: {
    attached() {
      this.setData({ shown: whole(this.data.value) });
    },
  },
  methods: {
    change(before: number, value: number) {
      // Nothing has been shown yet: there is nothing to count from.
      if (this.data.shown === '') return;
      this.createSelectorQuery()
        .select('.calm-probe')
        .boundingClientRect((probe: WechatMiniprogram.BoundingClientRectCallbackResult | null) => {
          const calm = probe === null || probe.width > 0;
          this.count(calm ? [value] : stepsBetween(before, value, durationMs / frameMs), value);
        })
        .exec();
    },
    count(steps: number[], target: number) {
      // A newer figure has taken over.
      if (this.data.value !== target) return;
      const [step, ...rest] = steps;
      if (step === undefined) return;
      this.setData({ shown: whole(step) });
      setTimeout(() => {
        this.count(rest, target);
      }, frameMs);
    },
  },
});
