import { globalOptions, type Element as WxElement } from 'glass-easel';
import type { CompiledApp } from '../../compile/compiled-app';
import type { Surroundings } from '../builtins/surroundings';
import { PhoneFailure, type LaunchOptions, type Phone, type PhoneHost, type Theme } from '../phone';
import { createAnimation, playAnimation } from './animation';
import { createAppInstance } from './app-instance';
import { PreviewBackend } from './backend';
import { createBars } from './bars';
import { createDisplay } from './display';
import { componentOf, domOf } from './element-of';
import { createEmitter } from './emitter';
import { createEnvironment } from './environment';
import { createFaults } from './faults';
import { fileUrlIn } from './file-url';
import { recognizeGestures } from './gestures';
import { pressHovers } from './hover';
import { installBuiltins } from './install-builtins';
import { completeInstanceApi } from './instance-api';
import { callPage, triggerPageLifetime } from './lifecycle';
import { createIntersectionObserver, createMediaQueryObserver } from './observers';
import type { Page } from './page';
import { createPage, destroyPage } from './page-factory';
import { createPageStack } from './page-stack';
import { createRegistry, type Registry } from './registry';
import { createSelectorQuery } from './selector-query';
import { shareCardOf } from './sharing';
import { createTabBarState } from './tab-bar-state';
import { templateHooks } from './wxs';

const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/**
 * Puts a compiled mini program onto the host's screen. Nothing of it runs before `launch`, so that `wx` can be made from
 * the phone first.
 */
export function mount(app: CompiledApp, host: PhoneHost): Phone {
  globalOptions.throwGlobalError = false;
  const events = createEmitter();
  const faults = createFaults(app, events, host.onProblem, (message) => {
    appInstance.call('onError', message);
  });
  const appInstance = createAppInstance(faults.thrown);
  addBaseStyle(app.baseStyle);

  const bars = createBars(host.screen, host.insets, {
    back: () => void settle(() => stack.navigateBack(1)),
    home: () => void settle(() => stack.reLaunch(`/${app.pages[0] ?? ''}`)),
    tab: (pagePath) => void settle(() => {
      stack.tabTapped(pagePath);
      return {};
    }),
    menu: () => void share(stack.top(), 'menu'),
    exit: host.exit,
    fileUrl: (path) => fileUrlIn(app.publicPath, path),
  });
  const display = createDisplay(app, host.screen, () => bars.stack, host.insets, host);
  display.apply();

  const backend = new PreviewBackend({
    onUnknownTag: (node, tag) => {
      reportUnknownTag(node, tag);
    },
    onAnimation: playAnimation,
    viewport: () => ({ width: bars.stack.clientWidth, height: bars.stack.clientHeight }),
    theme: () => display.theme,
  });
  const reportUnknownTag = (node: WxElement, tag: string): void => {
    const file = node.ownerShadowRoot?.getHostNode().is;
    domOf(node)?.setAttribute('data-unsupported', tag);
    faults.report({
      kind: 'component',
      severity: 'error',
      message: `<${tag}> is neither a component declared in usingComponents nor a built-in component that the preview supports`,
      ...(file !== undefined && { file: `${file}.wxml` }),
    });
  };
  const environment = createEnvironment(app, backend, (name) => {
    faults.report({ kind: 'component', severity: 'error', message: `The preview does not know the behavior ${name}` });
  });
  const templates = app.makeTemplates(templateHooks);

  const pageOf = (node: WxElement): Page | undefined => {
    const dom = domOf(node);
    return stack.pages.find((page) => dom && page.frame.element.contains(dom));
  };
  const pageOfInstance = (instance: unknown): Page | undefined => {
    const component = componentOf(instance);
    return component && (stack.pages.find((page) => page.root.getComponent() === component) ?? pageOf(component));
  };
  const refreshBars = (): void => {
    const page = stack.top();
    if (!page) return;
    bars.showNavigationBar(page, display.window(page.path), stack.pages.length);
    bars.showTabBar(tabBar.config(), page.path, tabBar.items, page.isTab && tabBar.visible);
    const { backgroundColor, backgroundColorContent } = display.window(page.path);
    page.frame.element.style.backgroundColor = backgroundColor ?? '';
    page.frame.scroller.style.cssText = page.bar.pageStyle ?? '';
    const content = page.bar.pageBackground ?? backgroundColorContent;
    if (content !== undefined) page.frame.scroller.style.backgroundColor = content;
  };
  const tabBar = createTabBarState(() => display.config().tabBar, refreshBars);
  const share = async (page: Page | undefined, from: 'button' | 'menu', target?: unknown): Promise<void> => {
    if (!page) return;
    const title = page.bar.title ?? display.window(page.path).navigationBarTitleText ?? '';
    host.share(await shareCardOf(page, from, target, title, faults.thrown));
  };

  const stack = createPageStack({
    exists: (path) => app.pages.includes(path),
    tabBar: () => app.config.tabBar,
    createPage: (path, query, search, isTab) => {
      const custom = app.config.tabBar?.custom === true && CUSTOM_TAB_BAR in app.components;
      registry?.register(path);
      if (custom && isTab) registry?.register(CUSTOM_TAB_BAR);
      const { codeSpace, backend: associated } = environment;
      return createPage(
        { codeSpace, backend: associated, stack: bars.stack, window: display.window, report: faults.thrown, ...(custom && { customTabBar: CUSTOM_TAB_BAR }) },
        path,
        query,
        search,
        isTab,
      );
    },
    destroyPage,
    pageShown: (page) => {
      for (const frame of bars.stack.children) (frame as HTMLElement).hidden = frame !== page.frame.element;
      for (const path of app.pages) backend.enableStyleSheet(path, path === page.path);
      refreshBars();
      events.emit('pageShow', { path: page.path, query: page.query });
    },
    pageReady: (page) => {
      events.emit('pageReady', { path: page.path });
    },
    afterReady: environment.afterReady,
    report: faults.thrown,
  });

  const changeBar = (change: Partial<Page['bar']>): Promise<object> => {
    const page = stack.top();
    if (page) Object.assign(page.bar, change);
    refreshBars();
    return Promise.resolve({});
  };
  const surroundings: Surroundings = {
    host,
    layer: bars.layer,
    styleV2: app.config.style === 'v2',
    fileUrl: (path, from) => fileUrlIn(app.publicPath, path, from),
    navigate: (openType, url, delta) => navigate(openType, url, delta),
    share: (from) => void share(pageOf(from), 'button', { id: from.id, dataset: from.dataset ?? {} }),
    setPageStyle: (node, { pageStyle, rootFontSize, backgroundColor }) => {
      const page = pageOf(node);
      if (!page) return;
      if (pageStyle !== undefined) page.bar.pageStyle = pageStyle;
      if (rootFontSize !== undefined) document.documentElement.style.fontSize = rootFontSize;
      if (backgroundColor !== undefined) page.bar.pageBackground = backgroundColor;
      refreshBars();
    },
    setNavigationBar: (node, bar) => {
      const page = pageOf(node);
      if (page) Object.assign(page.bar, bar);
      refreshBars();
    },
    animate: playAnimation,
    report: faults.report,
  };
  const navigate = (openType: string, url: string, delta: number): Promise<object> => {
    if (openType === 'navigateBack') return settle(() => stack.navigateBack(delta));
    if (openType === 'exit') host.exit();
    const operation = { navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch' }[openType];
    return settle(() => (operation === undefined ? {} : stack[operation as 'redirectTo'](url)));
  };

  const queryPage = (): { instance: unknown; element: HTMLElement; scroller: HTMLElement } | undefined => {
    const page = stack.top();
    return page && { instance: page.instance, ...page.frame };
  };
  const frameOf = (dom: HTMLElement): HTMLElement | null => dom.closest('.wx-frame');
  completeInstanceApi({
    createSelectorQuery: (component) => createSelectorQuery(queryPage, component),
    frameOf,
    tabBarOf: (instance) => pageOfInstance(instance)?.tabBar?.instance ?? null,
    pageIdOf: (instance) => `pageId:${String(stack.pages.findIndex((page) => page === pageOfInstance(instance)))}`,
    openerChannelOf: (instance) => pageOfInstance(instance)?.eventChannel,
    report: faults.report,
  });
  recognizeGestures(host.screen, {
    originOf: (target) => (target instanceof HTMLElement ? frameOf(target) : null)?.getBoundingClientRect() ?? { x: 0, y: 0 },
    waitsFor: (target, type) => backend.waitsFor(target, type),
  });
  pressHovers(host.screen);
  backend.onEvent((target, type, detail, options) => {
    target.triggerEvent(type, detail, options);
  });
  window.addEventListener('resize', () => {
    const info = display.windowInfo();
    const size = { size: { windowWidth: info.windowWidth, windowHeight: info.windowHeight } };
    events.emit('resize', info);
    for (const page of stack.pages) {
      callPage(page, 'onResize', faults.thrown, size);
      triggerPageLifetime(page, 'resize', [size]);
    }
  });

  let registry: Registry | undefined;
  let launchOptions: LaunchOptions = { path: app.pages[0] ?? '', query: {}, scene: 1001 };
  let enterOptions = launchOptions;
  let shown = false;

  const phone: Phone = {
    app,
    get launchOptions() {
      return launchOptions;
    },
    get enterOptions() {
      return enterOptions;
    },
    launch: (wx, options) => {
      launchOptions = enterOptions = { ...options, path: options.path === '' ? (app.pages[0] ?? '') : options.path };
      registry = createRegistry(
        app,
        environment,
        templates,
        { wx, App: appInstance.define, getApp: () => appInstance.current(), getCurrentPages: () => phone.currentPages() },
        faults.thrown,
      );
      for (const problem of app.problems) faults.report(problem);
      installBuiltins(environment, templates, surroundings);
      backend.appendStyleSheetPath('app');
      try {
        registry.loadApp();
      } catch (thrown) {
        faults.thrown(thrown, 'app.js');
      }
      appInstance.call('onLaunch', launchOptions);
      shown = true;
      appInstance.call('onShow', launchOptions);
      events.emit('appShow', launchOptions);
      return openEntry(launchOptions);
    },
    show: (options = {}) => {
      enterOptions = { ...launchOptions, ...options };
      if (!shown) {
        shown = true;
        appInstance.call('onShow', enterOptions);
        events.emit('appShow', enterOptions);
        const page = stack.top();
        if (page && options.path === undefined) callPage(page, 'onShow', faults.thrown);
        if (page && options.path === undefined) triggerPageLifetime(page, 'show');
      }
      if (options.path !== undefined) void openEntry(enterOptions);
    },
    hide: () => {
      if (!shown) return;
      shown = false;
      const page = stack.top();
      if (page) callPage(page, 'onHide', faults.thrown);
      if (page) triggerPageLifetime(page, 'hide');
      appInstance.call('onHide', {});
      events.emit('appHide', {});
    },
    navigateTo: ({ url, events: listeners }) => settle(() => stack.navigateTo(url, listeners)),
    redirectTo: ({ url }) => settle(() => stack.redirectTo(url)),
    switchTab: ({ url }) => settle(() => stack.switchTab(url)),
    reLaunch: ({ url }) => settle(() => stack.reLaunch(url)),
    navigateBack: ({ delta = 1 } = {}) => settle(() => stack.navigateBack(delta)),
    currentPages: () => stack.pages.map((page) => page.instance),
    currentApp: () => appInstance.current(),
    createSelectorQuery: () => createSelectorQuery(queryPage),
    createIntersectionObserver: (component, options = {}) =>
      createIntersectionObserver(component ?? stack.top()?.instance, options, frameOf),
    createMediaQueryObserver: () => createMediaQueryObserver(),
    createAnimation: (options = {}) => createAnimation(options),
    pageScrollTo: async ({ scrollTop, selector, offsetTop = 0, duration = 300 }) => {
      const page = stack.top();
      if (!page) return {};
      const target = selector === undefined ? null : (page.root.getComponent().getShadowRoot()?.querySelector(selector) ?? null);
      const dom = target && domOf(target);
      if (selector !== undefined && !dom) throw new PhoneFailure('pageScrollTo:fail selector not found');
      const { scroller } = page.frame;
      const top = dom
        ? dom.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop + offsetTop
        : (scrollTop ?? 0);
      await page.frame.scrollTo(top, duration);
      return {};
    },
    startPullDownRefresh: () => {
      stack.top()?.frame.pullDown.start();
      return Promise.resolve({});
    },
    stopPullDownRefresh: () => {
      stack.top()?.frame.pullDown.stop();
      return Promise.resolve({});
    },
    setNavigationBarTitle: ({ title }) => changeBar({ title }),
    setNavigationBarColor: ({ frontColor, backgroundColor }) => changeBar({ frontColor, backgroundColor }),
    showNavigationBarLoading: () => changeBar({ loading: true }),
    hideNavigationBarLoading: () => changeBar({ loading: false }),
    hideHomeButton: () => changeBar({ homeHidden: true }),
    setBackgroundColor: ({ backgroundColor }) => {
      const page = stack.top();
      if (page && backgroundColor !== undefined) page.frame.element.style.backgroundColor = backgroundColor;
      return Promise.resolve({});
    },
    setBackgroundTextStyle: ({ textStyle }) => {
      const page = stack.top();
      if (page) page.frame.element.dataset['dots'] = textStyle;
      return Promise.resolve({});
    },
    ...tabBarOperations(tabBar),
    windowInfo: display.windowInfo,
    menuButtonRect: display.menuButtonRect,
    rpxToPx: display.rpxToPx,
    get theme() {
      return display.theme;
    },
    setTheme: (theme: Theme) => {
      if (display.theme === theme) return;
      display.theme = theme;
      display.apply();
      refreshBars();
      if (app.config.darkmode !== true) return;
      appInstance.call('onThemeChange', { theme });
      events.emit('themeChange', { theme });
    },
    get fontScale() {
      return display.fontScale;
    },
    setFontScale: (scale) => {
      display.fontScale = scale;
      display.apply();
      events.emit('fontScaleChange', { fontScale: scale });
    },
    on: events.on,
    fileUrl: (path) => fileUrlIn(app.publicPath, path),
    screen: host.screen,
    report: faults.report,
  };

  const openEntry = ({ path, query }: LaunchOptions): Promise<void> => {
    const search = Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    const url = search === '' ? `/${path}` : `/${path}?${search}`;
    const ready = new Promise<void>((resolve) => {
      const off = events.on('pageReady', () => {
        off();
        resolve();
      });
    });
    if (!app.pages.includes(path)) {
      const notFound = { path, query, isEntryPage: stack.pages.length === 0 };
      appInstance.call('onPageNotFound', notFound);
      events.emit('pageNotFound', notFound);
      if (stack.pages.length === 0) stack.reLaunch(`/${app.pages[0] ?? ''}`);
      return ready;
    }
    const isTab = app.config.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
    if (isTab && stack.pages.length > 0) stack.switchTab(url);
    else stack.reLaunch(url);
    return ready;
  };
  return phone;
}

/** A page operation as a promise: WeChat answers after the code that asked has run on. */
async function settle<T>(operation: () => T): Promise<T> {
  await Promise.resolve();
  return operation();
}

function addBaseStyle(text: string): void {
  const style = document.createElement('style');
  style.dataset['path'] = 'base';
  style.textContent = text;
  document.head.append(style);
}

function tabBarOperations({ items: _items, visible: _visible, config: _config, ...operations }: ReturnType<typeof createTabBarState>): Pick<
  Phone,
  | 'setTabBarItem'
  | 'setTabBarStyle'
  | 'setTabBarBadge'
  | 'removeTabBarBadge'
  | 'showTabBarRedDot'
  | 'hideTabBarRedDot'
  | 'showTabBar'
  | 'hideTabBar'
> {
  return operations;
}
