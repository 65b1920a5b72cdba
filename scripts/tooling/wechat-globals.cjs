/** What WeChat gives every page and miniprogram-simulate does not: just enough for components to render. */
const info = {
  windowWidth: 375,
  windowHeight: 667,
  pixelRatio: 2,
  SDKVersion: '3.8.0',
  statusBarHeight: 20,
  platform: 'devtools',
  system: 'iOS 17',
  language: 'zh_CN',
  theme: 'light',
  fontSizeScaleFactor: 1,
  safeArea: { left: 0, top: 20, right: 375, bottom: 667, width: 375, height: 647 },
};

globalThis.getApp = () => ({ globalData: {} });
globalThis.getCurrentPages = () => [];
globalThis.wx = {
  ...globalThis.wx,
  getSystemInfoSync: () => info,
  getWindowInfo: () => info,
  getAppBaseInfo: () => info,
  getDeviceInfo: () => info,
  getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 26, right: 365, bottom: 58, left: 278 }),
  nextTick: (then) => void Promise.resolve().then(then),
  canIUse: () => true,
};
