import type { TabBarConfig, WindowConfig } from '../../compile/compiled-app';
import type { Insets } from '../phone';
import type { Page } from './page';

export interface TabItemState {
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
  badge?: string;
  dot?: boolean;
}

export interface Bars {
  readonly stack: HTMLElement;
  readonly layer: HTMLElement;
  showNavigationBar: (page: Page, window: WindowConfig, depth: number) => void;
  showTabBar: (
    config: TabBarConfig | undefined,
    selected: string,
    states: readonly TabItemState[],
    visible: boolean,
  ) => void;
}

export interface BarActions {
  back: () => void;
  home: () => void;
  tab: (pagePath: string) => void;
  menu: () => void;
  exit: () => void;
  fileUrl: (path: string) => string;
}

/** WeChat's own drawing around the pages: navigation bar with the capsule, the stack's place, tab bar. */
export function createBars(screen: HTMLElement, insets: Insets, actions: BarActions): Bars {
  screen.classList.add('wx-screen');
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    screen.style.setProperty(`--inset-${side}`, `${String(insets[side])}px`);
  }
  screen.innerHTML =
    '<header class="wx-navigation-bar"><button class="wx-bar-back" aria-label="返回"></button>' +
    '<button class="wx-bar-home" aria-label="首页"></button><i class="wx-bar-loading"></i><span class="wx-bar-title"></span></header>' +
    '<main class="wx-stack"></main><nav class="wx-tab-bar" role="tablist"></nav><div class="wx-layer"></div>' +
    '<div class="wx-capsule"><button class="wx-capsule-menu" aria-label="更多"></button><button class="wx-capsule-exit" aria-label="关闭"></button></div>';
  const find = (selector: string): HTMLElement => {
    const element = screen.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`the phone's screen has no ${selector}`);
    return element;
  };
  const bar = find('.wx-navigation-bar');
  const tabBar = find('.wx-tab-bar');
  find('.wx-bar-back').addEventListener('click', actions.back);
  find('.wx-bar-home').addEventListener('click', actions.home);
  find('.wx-capsule-menu').addEventListener('click', actions.menu);
  find('.wx-capsule-exit').addEventListener('click', actions.exit);
  tabBar.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-page]') : null;
    if (item?.dataset['page'] !== undefined) actions.tab(item.dataset['page']);
  });

  return {
    stack: find('.wx-stack'),
    layer: find('.wx-layer'),
    showNavigationBar(page, window, depth) {
      const custom = window.navigationStyle === 'custom';
      const front = page.bar.frontColor ?? (window.navigationBarTextStyle === 'black' ? '#000000' : '#ffffff');
      bar.hidden = custom;
      screen.dataset['navigation'] = custom ? 'custom' : 'default';
      screen.dataset['front'] = /^#0{3,6}$/.test(front) ? 'black' : 'white';
      bar.style.color = front;
      bar.style.background = page.bar.backgroundColor ?? window.navigationBarBackgroundColor ?? '#000000';
      find('.wx-bar-title').textContent = page.bar.title ?? window.navigationBarTitleText ?? '';
      find('.wx-bar-loading').hidden = page.bar.loading !== true;
      find('.wx-bar-back').hidden = depth < 2;
      find('.wx-bar-home').hidden = depth > 1 || page.isTab || page.bar.homeHidden === true;
    },
    showTabBar(config, selected, states, visible) {
      const shown = config !== undefined && config.custom !== true && visible;
      tabBar.hidden = !shown;
      screen.dataset['tabBar'] = shown ? 'shown' : 'hidden';
      if (!shown) return;
      tabBar.style.background = config.backgroundColor ?? '#ffffff';
      tabBar.dataset['border'] = config.borderStyle ?? 'black';
      tabBar.replaceChildren(
        ...config.list.map((item, index) => {
          const on = item.pagePath === selected;
          return tabItem({ ...item, ...states[index] }, on, (on ? config.selectedColor : config.color) ?? '', actions);
        }),
      );
    },
  };
}

function tabItem(
  item: TabItemState & { pagePath: string },
  on: boolean,
  color: string,
  { fileUrl }: BarActions,
): HTMLElement {
  const element = document.createElement('button');
  element.className = 'wx-tab';
  element.dataset['page'] = item.pagePath;
  element.style.color = color;
  element.setAttribute('role', 'tab');
  element.setAttribute('aria-selected', String(on));
  const icon = on ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
  if (icon !== undefined && icon !== '') {
    const image = document.createElement('img');
    image.src = fileUrl(`/${icon.replace(/^\//, '')}`);
    image.alt = '';
    element.append(image);
  }
  const text = document.createElement('span');
  text.textContent = item.text ?? '';
  element.append(text);
  if (item.badge !== undefined || item.dot === true) {
    const badge = document.createElement('b');
    badge.className = item.badge === undefined ? 'wx-tab-dot' : 'wx-tab-badge';
    badge.textContent = item.badge ?? '';
    element.append(badge);
  }
  return element;
}
