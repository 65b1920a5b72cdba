/** Seconds left of a span, as a number in a thin ring that runs out. */
Component({
  properties: {
    seconds: { type: Number, value: 0 },
    of: { type: Number, value: 30 },
  },
});
