import type { SlipPart } from '../../counter/return-slip';

/** What an action over the counter does, torn off like a slip: one large figure, then each effect with its reason. */
Component({
  properties: {
    label: { type: String, value: '' },
    figure: { type: String, value: '' },
    unit: { type: String, value: '' },
    /** `SlipPart[]` */
    parts: { type: Array, value: [] as SlipPart[] },
  },
});
