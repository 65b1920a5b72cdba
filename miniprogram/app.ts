import { copy } from './copy/index';
import { connectCloud } from './services/call';

App({
  onLaunch() {
    connectCloud();
    nameTabs();
  },
});

/** app.json can name the tabs in one language only. */
function nameTabs(): void {
  const { card, points, profile } = copy().tabs;
  [card, points, profile].forEach((text, index) => {
    void wx.setTabBarItem({ index, text });
  });
}
