/** Progress as a thread: stitched in ink as far as it has come. */
Component({
  properties: {
    percent: { type: Number, value: 0 },
    ariaLabel: { type: String, value: '' },
  },
});
