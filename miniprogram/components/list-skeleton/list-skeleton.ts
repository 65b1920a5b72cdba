/** A list's shape before it is known: so many rows of two lines. */
Component({
  properties: { rows: { type: Number, value: 4 } },
  data: { rowCol: [] as object[] },
  lifetimes: {
    attached() {
      const row = [
        { width: '55%', height: '40rpx' },
        { width: '35%', height: '32rpx' },
      ];
      this.setData({ rowCol: Array.from({ length: this.data.rows }, () => row).flat() });
    },
  },
});
