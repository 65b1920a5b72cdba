import { copy } from '../../copy/index';
import { pageStyle } from '../../services/appearance';

/** The offer on a page of its own, for who comes to it from elsewhere than the card. */
Page({
  data: { pageStyle: pageStyle() },

  onLoad() {
    void wx.setNavigationBarTitle({ title: copy().join.title });
  },

  onJoined() {
    void wx.switchTab({ url: '/pages/card/card' });
    void wx.showToast({ title: copy().join.welcome, icon: 'none' });
  },

  onLater() {
    if (getCurrentPages().length > 1) void wx.navigateBack();
    else void wx.switchTab({ url: '/pages/card/card' });
  },
});
