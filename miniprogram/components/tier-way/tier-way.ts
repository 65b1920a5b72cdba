import type { KeepingView } from './keeping';

const nothing: KeepingView = { sentence: '', pressing: false, title: '', rollsOff: { rows: [], laterLabel: '' } };

/** The way to the next tier, as one line with its thread; it opens into what keeps this one. */
Component({
  properties: {
    progress: { type: String, value: '' },
    percent: { type: Number, value: 0 },
    /** `KeepingView`. */
    keeping: { type: Object, value: nothing },
  },
  data: { open: false },
  methods: {
    onFold() {
      if (this.data.keeping.sentence !== '') this.setData({ open: !this.data.open });
    },
  },
});
