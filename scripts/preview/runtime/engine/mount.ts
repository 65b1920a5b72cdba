import { globalOptions } from 'glass-easel';
import type { CompiledApp } from '../../compile/compiled-app';
import type { Phone, PhoneHost } from '../phone';
import { createAppLife } from './app-life';
import { createEngine, frameOf, pageOfInstance, type Engine } from './engine';
import { fileUrlIn } from './file-url';
import { recognizeGestures } from './gestures';
import { pressHovers } from './hover';
import { completeInstanceApi } from './instance-api';
import { callPage, triggerPageLifetime } from './lifecycle';
import { createPage, destroyPage } from './page-factory';
import { barOperations, queryOperations, queryPage, scrollOperations, stackOperations } from './page-operations';
import { createPageStack, type PageStack } from './page-stack';
import type { Registry } from './registry';
import { createSelectorQuery } from './selector-query';
import { settingsOf } from './settings';
import { settle } from './settle';
import { createSurroundings, share } from './surroundings';

const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/**
 * Puts a compiled mini program onto the host's screen. Nothing of it runs before `launch`, so that `wx` can be made from
 * the phone first.
 */
export function mount(app: CompiledApp, host: PhoneHost): Phone {
  globalOptions.throwGlobalError = false;
  addBaseStyle(app.baseStyle);
  const engine: Engine = createEngine(app, host, () => stack, {
    back: () => void settle(() => stack.navigateBack(1)),
    home: () => void settle(() => stack.reLaunch(`/${app.pages[0] ?? ''}`)),
    tab: (pagePath) =>
      void settle(() => {
        stack.tabTapped(pagePath);
      }),
    menu: () => void share(engine, stack.top(), 'menu'),
    exit: host.exit,
    fileUrl: (path) => fileUrlIn(app.publicPath, path),
  });
  const stack = stackOf(engine, () => life.registry);
  const life = createAppLife(engine, stack, createSurroundings(engine, stack));
  completeInstances(engine, stack);
  listen(engine, stack);

  const { display, events, faults, tabBar, appInstance } = engine;
  return {
    app,
    launch: life.launch,
    show: life.show,
    hide: life.hide,
    get launchOptions() {
      return life.launchOptions;
    },
    get enterOptions() {
      return life.enterOptions;
    },
    currentApp: appInstance.current,
    ...stackOperations(stack),
    ...queryOperations(stack),
    ...scrollOperations(stack),
    ...barOperations(engine, stack),
    ...tabBar.operations,
    ...settingsOf(engine),
    windowInfo: display.windowInfo,
    menuButtonRect: display.menuButtonRect,
    rpxToPx: display.rpxToPx,
    get theme() {
      return display.theme;
    },
    get fontScale() {
      return display.fontScale;
    },
    on: events.on,
    fileUrl: (path) => fileUrlIn(app.publicPath, path),
    screen: host.screen,
    report: faults.report,
  };
}

function stackOf(
  { app, backend, bars, display, environment, events, faults, refreshBars }: Engine,
  registry: () => Registry | undefined,
): PageStack {
  const customTabBar =
    app.config.tabBar?.custom === true && CUSTOM_TAB_BAR in app.components ? { customTabBar: CUSTOM_TAB_BAR } : {};
  return createPageStack({
    exists: (path) => app.pages.includes(path),
    tabBar: () => app.config.tabBar,
    createPage: (path, query, search, isTab) => {
      registry()?.register(path);
      if (isTab) registry()?.register(CUSTOM_TAB_BAR);
      const { codeSpace, backend: associated } = environment;
      const options = {
        codeSpace,
        backend: associated,
        stack: bars.stack,
        window: display.window,
        report: faults.thrown,
      };
      return createPage({ ...options, ...customTabBar }, path, query, search, isTab);
    },
    destroyPage,
    pageShown: (page) => {
      for (const frame of bars.stack.children) frame.toggleAttribute('hidden', frame !== page.frame.element);
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
}

function completeInstances({ faults }: Engine, stack: PageStack): void {
  completeInstanceApi({
    createSelectorQuery: (component) => createSelectorQuery(() => queryPage(stack), component),
    frameOf,
    tabBarOf: (instance) => pageOfInstance(stack, instance)?.tabBar?.instance ?? null,
    pageIdOf: (instance) => `pageId:${stack.pages.findIndex((page) => page === pageOfInstance(stack, instance))}`,
    openerChannelOf: (instance) => pageOfInstance(stack, instance)?.eventChannel,
    report: faults.report,
  });
}

function listen({ backend, display, events, faults, host }: Engine, stack: PageStack): void {
  recognizeGestures(host.screen, {
    originOf: (target) =>
      (target instanceof Element ? frameOf(target) : null)?.getBoundingClientRect() ?? { x: 0, y: 0 },
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
}

function addBaseStyle(text: string): void {
  const style = document.createElement('style');
  style.dataset['path'] = 'base';
  style.textContent = text;
  document.head.append(style);
}
