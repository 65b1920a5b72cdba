import { zoomFor } from '../../figures/wide';

/**
 * A page's content, at a phone's type size however wide the window is: on a PC the room that is won is for columns. How large
 * an rpx is there differs between WeChat's versions, so a ruler of 750rpx is measured.
 */
Component({
  data: { style: '' },

  lifetimes: {
    ready() {
      this.measure();
    },
  },

  pageLifetimes: {
    resize() {
      this.measure();
    },
  },

  methods: {
    measure() {
      const { windowWidth } = wx.getWindowInfo();
      this.createSelectorQuery()
        .select('.ruler')
        .boundingClientRect((ruler) => {
          const width = 'width' in ruler && typeof ruler.width === 'number' ? ruler.width : windowWidth;
          const zoom = zoomFor(windowWidth, width);
          this.setData({ style: zoom === 1 ? '' : `zoom: ${String(zoom)}` });
        })
        .exec();
    },
  },
});
