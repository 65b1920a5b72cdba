import { SOONEST, type DatedRows } from './folded';

const none: DatedRows = { rows: [], laterLabel: '' };

/** What comes or goes on which day: the soonest three, and the rest once it is asked for. */
Component({
  properties: {
    /** `DatedRows`. */
    dated: { type: Object, value: none },
  },
  data: { soonest: SOONEST, open: false },
  methods: {
    onOpen() {
      this.setData({ open: true });
    },
  },
});
