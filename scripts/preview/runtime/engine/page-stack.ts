import type { TabBarConfig } from '../../compile/compiled-app';
import { PhoneFailure, type EventChannel, type EventChannelListener } from '../phone';
import { createEventChannel } from './event-channel';
import { callPage, triggerPageLifetime } from './lifecycle';
import type { Page } from './page';
import { parsePageUrl } from './urls';

const MOST_PAGES = 10;

export interface PageStack {
  readonly pages: readonly Page[];
  top: () => Page | undefined;
  open: (path: string, query: Record<string, string>, search: string) => Page;
  navigateTo: (url: string, events?: Record<string, EventChannelListener>) => { eventChannel: EventChannel };
  redirectTo: (url: string) => object;
  switchTab: (url: string) => object;
  reLaunch: (url: string) => object;
  navigateBack: (delta: number) => object;
  tabTapped: (pagePath: string) => void;
}

export interface PageStackHooks {
  exists: (path: string) => boolean;
  tabBar: () => TabBarConfig | undefined;
  createPage: (path: string, query: Record<string, string>, search: string, isTab: boolean) => Page;
  destroyPage: (page: Page) => void;
  /** The page now on top has become visible; its onShow comes next. */
  pageShown: (page: Page) => void;
  pageReady: (page: Page) => void;
  afterReady: (callback: () => void) => void;
  report: (thrown: unknown, where: string) => void;
}

/** Opening and closing of pages, with WeChat's order of lifetimes and WeChat's refusals. */
export function createPageStack(hooks: PageStackHooks): PageStack {
  const pages: Page[] = [];
  const tabs = new Map<string, Page>();
  const top = (): Page | undefined => pages.at(-1);
  const isTab = (path: string): boolean => hooks.tabBar()?.list.some(({ pagePath }) => pagePath === path) ?? false;

  const show = (page: Page): void => {
    hooks.pageShown(page);
    callPage(page, 'onShow', hooks.report);
    triggerPageLifetime(page, 'show');
  };
  const hide = (): void => {
    const page = top();
    if (!page) return;
    callPage(page, 'onHide', hooks.report);
    triggerPageLifetime(page, 'hide');
  };
  const close = (page: Page): void => {
    callPage(page, 'onUnload', hooks.report);
    tabs.delete(page.path);
    hooks.destroyPage(page);
  };
  const closeDown = (kept: number, alive: (page: Page) => boolean = () => false): void => {
    while (pages.length > kept) {
      const page = pages.pop();
      if (page && !alive(page)) close(page);
    }
  };
  const open = (path: string, query: Record<string, string>, search: string, eventChannel?: EventChannel): Page => {
    const page = hooks.createPage(path, query, search, isTab(path));
    if (eventChannel) page.eventChannel = eventChannel;
    pages.push(page);
    if (page.isTab) tabs.set(path, page);
    callPage(page, 'onLoad', hooks.report, query);
    // onLoad may have moved on already.
    if (top() !== page) return page;
    show(page);
    hooks.afterReady(() => {
      callPage(page, 'onReady', hooks.report);
      triggerPageLifetime(page, 'ready');
      hooks.pageReady(page);
    });
    return page;
  };
  const target = (api: string, url: string): { path: string; query: Record<string, string>; search: string } => {
    const parsed = parsePageUrl(url, top()?.path ?? '');
    if (!hooks.exists(parsed.path)) throw new PhoneFailure(`${api}:fail page "${parsed.path}" is not found`);
    return parsed;
  };

  return {
    pages,
    top,
    open,
    navigateTo(url, events = {}) {
      const { path, query, search } = target('navigateTo', url);
      if (isTab(path)) throw new PhoneFailure('navigateTo:fail can not navigateTo a tabbar page');
      if (pages.length >= MOST_PAGES) throw new PhoneFailure('navigateTo:fail webview count limit exceed');
      const eventChannel = createEventChannel();
      for (const [event, listener] of Object.entries(events)) eventChannel.on(event, listener);
      hide();
      open(path, query, search, eventChannel);
      return { eventChannel };
    },
    redirectTo(url) {
      const { path, query, search } = target('redirectTo', url);
      if (isTab(path)) throw new PhoneFailure('redirectTo:fail can not redirectTo a tabbar page');
      closeDown(pages.length - 1);
      open(path, query, search);
      return {};
    },
    switchTab(url) {
      const { path } = target('switchTab', url);
      if (!isTab(path)) throw new PhoneFailure('switchTab:fail can not switch to no-tabBar page');
      if (top()?.path === path) return {};
      const below = pages[0];
      if (pages.length === 1) hide();
      closeDown(0, (page) => page === below && page.isTab);
      const present = tabs.get(path);
      if (present) {
        pages.push(present);
        show(present);
      } else open(path, {}, '');
      return {};
    },
    reLaunch(url) {
      const { path, query, search } = target('reLaunch', url);
      closeDown(0);
      for (const page of tabs.values()) close(page);
      tabs.clear();
      open(path, query, search);
      return {};
    },
    navigateBack(delta) {
      if (pages.length < 2) throw new PhoneFailure('navigateBack:fail cannot navigate back at first page.');
      closeDown(Math.max(1, pages.length - Math.max(1, delta)));
      const page = top();
      if (page) show(page);
      return {};
    },
    tabTapped(pagePath) {
      const index = hooks.tabBar()?.list.findIndex((item) => item.pagePath === pagePath) ?? -1;
      const item = hooks.tabBar()?.list[index];
      if (!item) return;
      this.switchTab(`/${pagePath}`);
      const page = top();
      if (page) callPage(page, 'onTabItemTap', hooks.report, { index: String(index), pagePath, text: item.text });
    },
  };
}
