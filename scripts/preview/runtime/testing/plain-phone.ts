import type { CompiledApp } from '../../compile/compiled-app';
import type { Problem } from '../../problem';
import { mount } from '../engine/mount';
import { PhoneFailure, type Phone, type PhoneHost } from '../phone';

declare global {
  interface Window {
    __compiledMiniProgram?: CompiledApp;
    phone: Phone;
    problems: Problem[];
    shared: unknown[];
    log: () => string[];
  }
}

type Callbacks = { success?(result: object): void; fail?(error: object): void; complete?(result: object): void };

/** A phone with as little around it as the engine's own tests need: answers instead of dialogs, and a `wx` of pages only. */
function start(): Promise<void> {
  const app = window.__compiledMiniProgram;
  if (!app) throw new Error('app.js is missing');
  const settings = new URLSearchParams(location.search);
  const screen = document.createElement('div');
  screen.style.cssText = 'position:fixed;inset:0';
  document.body.append(screen);
  window.problems = [];
  window.shared = [];
  const host: PhoneHost = {
    screen,
    theme: settings.get('theme') === 'dark' ? 'dark' : 'light',
    fontScale: 1,
    insets: { top: 44, right: 0, bottom: 34, left: 0 },
    onProblem: (problem) => {
      window.problems.push(problem);
    },
    requestPhoneNumber: () => Promise.resolve(settings.has('deny') ? undefined : { code: 'phone-code' }),
    chooseAvatar: () => Promise.resolve('data:image/png;base64,AAAA'),
    suggestNickname: () => '小里',
    share: (card) => {
      window.shared.push(card);
    },
    agreePrivacyAuthorization: () => undefined,
    openSetting: () => Promise.resolve({ authSetting: {} }),
    contact: () => undefined,
    exit: () => undefined,
  };
  const phone = mount(app, host);
  window.phone = phone;
  window.log = () => (phone.currentApp() as { globalData: { log: string[] } }).globalData.log;
  const [path = '', search = ''] = (settings.get('page') ?? app.pages[0] ?? '').split('?');
  return phone.launch(plainWx(phone), { path, query: Object.fromEntries(new URLSearchParams(search)), scene: 1001 });
}

const PAGE_OPERATIONS = [
  'navigateTo',
  'redirectTo',
  'switchTab',
  'reLaunch',
  'navigateBack',
  'pageScrollTo',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'setNavigationBarTitle',
] as const;

function plainWx(phone: Phone): object {
  const operations = PAGE_OPERATIONS.map((name) => {
    const operation = phone[name] as (options: object) => Promise<object>;
    const call = (options: Callbacks = {}): void => {
      operation(options).then(
        (result) => options.success?.({ errMsg: `${name}:ok`, ...result }),
        (error: unknown) => options.fail?.({ errMsg: error instanceof PhoneFailure ? error.errMsg : String(error) }),
      );
    };
    return [name, call] as const;
  });
  return {
    ...Object.fromEntries(operations),
    createSelectorQuery: () => phone.createSelectorQuery(),
    createAnimation: (options: object) => phone.createAnimation(options),
    createIntersectionObserver: (component: unknown, options: object) =>
      phone.createIntersectionObserver(component, options),
    getWindowInfo: () => phone.windowInfo(),
    getSystemInfoSync: () => ({ ...phone.windowInfo(), platform: 'devtools', SDKVersion: '3.8.0' }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.0', language: 'zh_CN', theme: phone.theme }),
    getDeviceInfo: () => ({ platform: 'devtools', model: 'preview' }),
    getMenuButtonBoundingClientRect: () => phone.menuButtonRect(),
    nextTick: (callback: () => void) => {
      queueMicrotask(callback);
    },
    canIUse: () => true,
    vibrateShort: () => undefined,
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
  };
}

void start().then(() => {
  performance.mark('ready');
  document.documentElement.dataset['ready'] = 'true';
});
