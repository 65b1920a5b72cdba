/** The bar above the card, in place of WeChat's own: the store and until when it is open. Its tap is the event `open`. */
Component({
  properties: {
    place: { type: String, value: '' },
    note: { type: String, value: '' },
  },
  data: { top: 0, height: 44, right: 0 },
  lifetimes: {
    attached() {
      const { statusBarHeight, windowWidth } = wx.getWindowInfo();
      const capsule = wx.getMenuButtonBoundingClientRect();
      this.setData({
        top: statusBarHeight,
        height: (capsule.top - statusBarHeight) * 2 + capsule.height,
        right: windowWidth - capsule.left,
      });
    },
  },
  methods: {
    onTap() {
      this.triggerEvent('open');
    },
  },
});
