import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter';
import type { WindowConfig } from '../../compile/compiled-app';
import type { PageInstance } from '../phone';
import { callPage } from './lifecycle';
import type { Page } from './page';
import { createPageFrame } from './page-frame';

export interface PageFactoryOptions {
  codeSpace: CodeSpace;
  backend: AssociatedBackend;
  stack: HTMLElement;
  window: (path: string) => WindowConfig;
  /** The component path of a custom tab bar. */
  customTabBar?: string;
  report: (thrown: unknown, where: string) => void;
}

/** Makes a page: its frame, the component inside, and, on tab pages, the custom tab bar over it. */
export function createPage(
  { codeSpace, backend, stack, window, customTabBar, report }: PageFactoryOptions,
  path: string,
  query: Record<string, string>,
  search: string,
  isTab: boolean,
): Page {
  const config = window(path);
  const call = (name: string, argument?: unknown): unknown => callPage(page, name, report, argument);
  const frame = createPageFrame(
    {
      pullDownRefresh: config.enablePullDownRefresh ?? false,
      reachBottomDistance: config.onReachBottomDistance ?? 50,
    },
    {
      onScroll: (scrollTop) => void call('onPageScroll', { scrollTop }),
      onReachBottom: () => void call('onReachBottom'),
      onPullDownRefresh: () => void call('onPullDownRefresh'),
    },
  );
  stack.append(frame.element);
  const root = backend.createRoot('wx-page-root', codeSpace, search === '' ? `/${path}` : `/${path}?${search}`);
  const instance = root.get() as unknown as PageInstance;
  Object.assign(instance, { route: path, __route__: path, options: query });
  const tabBar = isTab && customTabBar !== undefined ? createTabBar(backend, codeSpace, customTabBar) : undefined;
  const page: Page = { path, query, isTab, root, instance, frame, bar: {}, ...(tabBar && { tabBar }) };
  attach(root, frame.scroller);
  if (tabBar) attach(tabBar.root, frame.element);
  return page;
}

function createTabBar(backend: AssociatedBackend, codeSpace: CodeSpace, path: string): NonNullable<Page['tabBar']> {
  const root = backend.createRoot('wx-custom-tab-bar', codeSpace, `/${path}`);
  return { root, instance: root.get() };
}

function attach(root: Root, parent: HTMLElement): void {
  const placeholder = document.createElement('span');
  parent.append(placeholder);
  root.attach(parent as never, placeholder as never);
}

/** The page leaves: its components are detached, its nodes go. */
export function destroyPage(page: Page): void {
  page.root.release();
  page.tabBar?.root.release();
  page.frame.element.remove();
}
