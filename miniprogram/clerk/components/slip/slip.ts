/** A receipt: one large figure, then parts divided by the seam, each of lines with a label and a value. */
Component({
  properties: {
    title: { type: String, value: '' },
    figure: { type: String, value: '' },
    unit: { type: String, value: '' },
    /** `{label, value}[][]` */
    parts: { type: Array, value: [] as { label: string; value: string }[][] },
    /** Sentences at the end, such as what was nearly earned. */
    notes: { type: Array, value: [] as string[] },
    small: { type: String, value: '' },
    /** The figure is points earned, or the one thing to see. */
    accent: { type: Boolean, value: false },
  },
});
