import type { AppConfig, CompiledApp, WindowConfig } from '../../compile/compiled-app';
import type { Insets, Rect, Theme, WindowInfo } from '../phone';
import { withTheme } from './theme';

const CAPSULE = { width: 87, height: 32, right: 10, top: 4 };

/** Wider windows keep the phone's proportions: 750rpx are never more than this. base.css has the same figure. */
const WIDEST_PHONE_PX = 600;

/** Sizes and settings of the screen, as `wx.getWindowInfo` and the configuration files see them. */
export interface Display {
  theme: Theme;
  fontScale: number;
  windowInfo: () => WindowInfo;
  menuButtonRect: () => Rect;
  rpxToPx: (rpx: number) => number;
  /** A page's window configuration: app.json under the page's JSON, colours from theme.json. */
  window: (path: string) => WindowConfig;
  config: () => AppConfig;
  apply: () => void;
}

export function createDisplay(
  app: CompiledApp,
  screen: HTMLElement,
  stack: () => HTMLElement,
  insets: Insets,
  initial: { theme: Theme; fontScale: number },
): Display {
  const { config } = app;
  // Without `"darkmode": true` WeChat shows the light look whatever the system says.
  const shownTheme = (): Theme => (config.darkmode === true ? display.theme : 'light');
  const display: Display = {
    ...initial,
    windowInfo: () => {
      const { clientWidth: width, clientHeight: height } = screen;
      const area = stack();
      return {
        pixelRatio: window.devicePixelRatio,
        screenWidth: width,
        screenHeight: height,
        windowWidth: width,
        windowHeight: area.clientHeight,
        statusBarHeight: insets.top,
        screenTop: area.offsetTop,
        safeArea: {
          left: insets.left,
          top: insets.top,
          right: width - insets.right,
          bottom: height - insets.bottom,
          width: width - insets.left - insets.right,
          height: height - insets.top - insets.bottom,
        },
      };
    },
    menuButtonRect: () => {
      const right = screen.clientWidth - CAPSULE.right;
      const top = insets.top + CAPSULE.top;
      return { ...CAPSULE, right, left: right - CAPSULE.width, top, bottom: top + CAPSULE.height };
    },
    rpxToPx: (rpx) => (rpx * Math.min(screen.clientWidth, WIDEST_PHONE_PX)) / 750,
    window: (path) => withTheme({ ...config.window, ...app.components[path]?.json }, app.themeVariables, shownTheme()),
    config: () => withTheme(config, app.themeVariables, shownTheme()),
    apply: () => {
      document.documentElement.dataset['theme'] = shownTheme();
      screen.style.setProperty('--font-scale', String(display.fontScale));
    },
  };
  return display;
}
