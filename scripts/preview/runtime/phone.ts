import type { CompiledApp } from '../compile/compiled-app';
import type { Problem } from '../problem';

/**
 * The seam between the engine and the rest of the phone.
 *
 *     const phone = mount(app, host);          // engine/mount.ts: nothing of the mini program has run yet
 *     const wx = createWx(phone, ...);         // wx/index.ts
 *     await phone.launch(wx, { path: 'pages/card/card', query: {}, scene: 1001 });
 *
 * Every operation that WeChat reports through success/fail returns a promise here: it resolves with the extra fields of the
 * success callback and rejects with a `PhoneFailure` that carries WeChat's own `errMsg`. `wx` turns that into callbacks.
 */
export interface Phone {
  readonly app: CompiledApp;

  /** Runs app.js and opens the first page. Resolves when that page is ready. */
  launch: (wx: object, options: LaunchOptions) => Promise<void>;
  readonly launchOptions: LaunchOptions;
  readonly enterOptions: LaunchOptions;

  /** The person comes back to the mini program (optionally by a notification: opens its page) or leaves it. */
  show: (options?: Partial<LaunchOptions>) => void;
  hide: () => void;

  navigateTo: (options: {
    url: string;
    events?: Record<string, EventChannelListener>;
  }) => Promise<{ eventChannel: EventChannel }>;
  redirectTo: (options: { url: string }) => Promise<object>;
  switchTab: (options: { url: string }) => Promise<object>;
  reLaunch: (options: { url: string }) => Promise<object>;
  navigateBack: (options?: { delta?: number }) => Promise<object>;
  /** Bottom to top, as `getCurrentPages()`. */
  currentPages: () => PageInstance[];
  /** The object given to `App()`, as `getApp()`. */
  currentApp: () => unknown;

  /** As `wx.createSelectorQuery()` and friends: `in(component)` defaults to the current page. */
  createSelectorQuery: () => SelectorQuery;
  createIntersectionObserver: (component?: unknown, options?: object) => object;
  createMediaQueryObserver: (component?: unknown) => object;
  createAnimation: (options?: object) => object;

  pageScrollTo: (options: {
    scrollTop?: number;
    selector?: string;
    offsetTop?: number;
    duration?: number;
  }) => Promise<object>;
  startPullDownRefresh: () => Promise<object>;
  stopPullDownRefresh: () => Promise<object>;

  setNavigationBarTitle: (options: { title: string }) => Promise<object>;
  setNavigationBarColor: (options: { frontColor: string; backgroundColor: string }) => Promise<object>;
  showNavigationBarLoading: () => Promise<object>;
  hideNavigationBarLoading: () => Promise<object>;
  hideHomeButton: () => Promise<object>;
  setBackgroundColor: (options: { backgroundColor?: string }) => Promise<object>;
  setBackgroundTextStyle: (options: { textStyle: 'dark' | 'light' }) => Promise<object>;

  setTabBarItem: (options: {
    index: number;
    text?: string;
    iconPath?: string;
    selectedIconPath?: string;
  }) => Promise<object>;
  setTabBarStyle: (options: {
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
    borderStyle?: 'black' | 'white';
  }) => Promise<object>;
  setTabBarBadge: (options: { index: number; text: string }) => Promise<object>;
  removeTabBarBadge: (options: { index: number }) => Promise<object>;
  showTabBarRedDot: (options: { index: number }) => Promise<object>;
  hideTabBarRedDot: (options: { index: number }) => Promise<object>;
  showTabBar: () => Promise<object>;
  hideTabBar: () => Promise<object>;

  /** Sizes in CSS pixels, current: for wx.getWindowInfo and wx.getMenuButtonBoundingClientRect. */
  windowInfo: () => WindowInfo;
  menuButtonRect: () => Rect;
  rpxToPx: (rpx: number) => number;

  readonly theme: Theme;
  setTheme: (theme: Theme) => void;
  /** WeChat's font size setting, 1 = standard: `fontSizeScaleFactor`; also grows the navigation bar and the tab bar. */
  readonly fontScale: number;
  setFontScale: (scale: number) => void;

  /** For wx.onAppShow, wx.onThemeChange, ... Returns the function that takes the listener away. */
  on: <K extends keyof PhoneEvents>(event: K, listener: (detail: PhoneEvents[K]) => void) => () => void;

  /** Where a path in the mini program package (`/assets/a.png`) is served to the browser; other URLs stay as they are. */
  fileUrl: (path: string) => string;
  /** The element that fills the phone's screen: toasts, modals and sheets go here. */
  readonly screen: HTMLElement;
  report: (problem: Problem) => void;
}

/** What the engine needs from the phone's surroundings. Dialogs answer undefined when the person declines. */
export interface PhoneHost {
  /** The element that becomes the phone's screen; it must fill the iframe. */
  screen: HTMLElement;
  theme: Theme;
  fontScale: number;
  /** Status bar and home indicator, in CSS pixels; zeros in a desktop window. */
  insets: Insets;
  /** The one channel for everything wrong: exceptions with file and line, unsupported components, warnings of the framework. */
  onProblem: (problem: Problem) => void;
  /** `button open-type="getPhoneNumber"`. */
  requestPhoneNumber: () => Promise<{ code: string } | undefined>;
  /** `button open-type="chooseAvatar"`: a URL the image component can show. */
  chooseAvatar: () => Promise<string | undefined>;
  /** `input type="nickname"` in focus: WeChat offers the person's own nickname. */
  suggestNickname: () => string | undefined;
  /** `button open-type="share"` or the menu; the engine has already asked the page's onShareAppMessage. */
  share: (card: ShareCard) => void;
  /** `button open-type="agreePrivacyAuthorization"`. */
  agreePrivacyAuthorization: (buttonId: string) => void;
  openSetting: () => Promise<{ authSetting: Record<string, boolean> }>;
  contact: (options: { sessionFrom: string }) => void;
  /** The capsule's button in the right upper corner, and `navigator open-type="exit"`. */
  exit: () => void;
}

export interface ShareCard {
  from: 'button' | 'menu';
  title: string;
  path: string;
  imageUrl?: string;
}

export type Theme = 'light' | 'dark';

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Rect extends Insets {
  width: number;
  height: number;
}

export interface WindowInfo {
  pixelRatio: number;
  screenWidth: number;
  screenHeight: number;
  windowWidth: number;
  /** Without the navigation bar and the tab bar, as WeChat counts it. */
  windowHeight: number;
  statusBarHeight: number;
  screenTop: number;
  safeArea: Rect;
}

export interface LaunchOptions {
  /** Without a leading slash. */
  path: string;
  query: Record<string, string>;
  /** https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
  scene: number;
  referrerInfo?: object;
}

export interface PhoneEvents {
  appShow: LaunchOptions;
  appHide: Record<string, never>;
  themeChange: { theme: Theme };
  fontScaleChange: { fontScale: number };
  pageNotFound: { path: string; query: Record<string, string>; isEntryPage: boolean };
  error: Problem;
  unhandledRejection: { reason: unknown };
  resize: WindowInfo;
  /** The page on top has changed or has become ready: the shell shows its path. */
  pageShow: { path: string; query: Record<string, string> };
  pageReady: { path: string };
}

/** A page as `getCurrentPages()` gives it: the mini program's own object, so everything else is unknown here. */
export interface PageInstance {
  readonly route: string;
  readonly options: Record<string, string>;
  readonly data: Record<string, unknown>;
  setData: (data: Record<string, unknown>, callback?: () => void) => void;
  [member: string]: unknown;
}

export type EventChannelListener = (...args: readonly unknown[]) => void;

export interface EventChannel {
  on: (event: string, listener: EventChannelListener) => void;
  once: (event: string, listener: EventChannelListener) => void;
  off: (event: string, listener?: EventChannelListener) => void;
  emit: (event: string, ...args: readonly unknown[]) => void;
}

export interface SelectorQuery {
  in: (component: unknown) => SelectorQuery;
  select: (selector: string) => NodesRef;
  selectAll: (selector: string) => NodesRef;
  selectViewport: () => NodesRef;
  exec: (callback?: (results: unknown[]) => void) => SelectorQuery;
}

export interface NodesRef {
  boundingClientRect: (callback?: (result: unknown) => void) => SelectorQuery;
  scrollOffset: (callback?: (result: unknown) => void) => SelectorQuery;
  context: (callback?: (result: unknown) => void) => SelectorQuery;
  node: (callback?: (result: unknown) => void) => SelectorQuery;
  fields: (fields: Record<string, unknown>, callback?: (result: unknown) => void) => SelectorQuery;
}

/** A refusal in WeChat's words, for the fail callback: `navigateTo:fail page "pages/none/none" is not found`. */
export class PhoneFailure extends Error {
  constructor(readonly errMsg: string) {
    super(errMsg);
    this.name = 'PhoneFailure';
  }
}
