/** The card page's shape before anything is known. */
Component({
  data: {
    card: [{ width: '100%', height: '432rpx', borderRadius: '24rpx' }],
    lines: [
      { width: '30%', height: '80rpx' },
      { width: '100%', height: '48rpx' },
      { width: '100%', height: '48rpx' },
    ],
  },
});
