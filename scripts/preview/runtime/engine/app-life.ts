import type { LaunchOptions, Phone } from '../phone';
import type { Surroundings } from '../builtins/surroundings';
import type { Engine } from './engine';
import { installBuiltins } from './install-builtins';
import { callPage, triggerPageLifetime } from './lifecycle';
import type { PageStack } from './page-stack';
import { createRegistry, type Registry } from './registry';

export interface AppLife {
  readonly launchOptions: LaunchOptions;
  readonly enterOptions: LaunchOptions;
  readonly registry: Registry | undefined;
  launch: Phone['launch'];
  show: Phone['show'];
  hide: Phone['hide'];
}

/** The app's life: launched once, then shown and hidden, by itself or by something that opens one of its pages. */
export function createAppLife(engine: Engine, stack: PageStack, surroundings: Surroundings): AppLife {
  const { app, appInstance, environment, events, faults } = engine;
  const entry = app.pages[0] ?? '';
  let launchOptions: LaunchOptions = { path: entry, query: {}, scene: 1001 };
  let enterOptions = launchOptions;
  let registry: Registry | undefined;
  let shown = false;

  const showApp = (): void => {
    shown = true;
    appInstance.call('onShow', enterOptions);
    events.emit('appShow', enterOptions);
  };
  const tellTopPage = (lifetime: 'show' | 'hide'): void => {
    const page = stack.top();
    if (!page) return;
    callPage(page, lifetime === 'show' ? 'onShow' : 'onHide', faults.thrown);
    triggerPageLifetime(page, lifetime);
  };
  return {
    get launchOptions() {
      return launchOptions;
    },
    get enterOptions() {
      return enterOptions;
    },
    get registry() {
      return registry;
    },
    launch: (wx, options) => {
      launchOptions = enterOptions = { ...options, path: options.path === '' ? entry : options.path };
      const globals = {
        wx,
        App: appInstance.define,
        getApp: appInstance.current,
        getCurrentPages: () => stack.pages.map((page) => page.instance),
      };
      registry = createRegistry(app, environment, engine.templates, globals, faults.thrown);
      for (const problem of app.problems) faults.report(problem);
      installBuiltins(environment, engine.templates, surroundings);
      engine.backend.appendStyleSheetPath('app');
      try {
        registry.loadApp();
      } catch (thrown) {
        faults.thrown(thrown, 'app.js');
      }
      appInstance.call('onLaunch', launchOptions);
      showApp();
      return openEntry(engine, stack, launchOptions);
    },
    show: (options = {}) => {
      enterOptions = { ...launchOptions, ...options };
      const wasHidden = !shown;
      if (wasHidden) showApp();
      if (options.path !== undefined) void openEntry(engine, stack, enterOptions);
      else if (wasHidden) tellTopPage('show');
    },
    hide: () => {
      if (!shown) return;
      shown = false;
      tellTopPage('hide');
      appInstance.call('onHide', {});
      events.emit('appHide', {});
    },
  };
}

/** Opens a page from outside; resolves when it is ready. */
function openEntry(
  { app, appInstance, events }: Engine,
  stack: PageStack,
  { path, query }: LaunchOptions,
): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    const off = events.on('pageReady', () => {
      off();
      resolve();
    });
  });
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const url = search === '' ? `/${path}` : `/${path}?${search}`;
  if (!app.pages.includes(path)) {
    const notFound = { path, query, isEntryPage: stack.pages.length === 0 };
    appInstance.call('onPageNotFound', notFound);
    events.emit('pageNotFound', notFound);
    if (stack.pages.length === 0) stack.reLaunch(`/${app.pages[0] ?? ''}`);
    return ready;
  }
  const isTab = app.config.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
  if (isTab && stack.pages.length > 0) {
    if (stack.top()?.path === path) return Promise.resolve();
    stack.switchTab(url);
  } else stack.reLaunch(url);
  return ready;
}
