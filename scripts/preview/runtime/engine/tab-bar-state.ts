import type { TabBarConfig } from '../../compile/compiled-app';
import { PhoneFailure, type Phone } from '../phone';
import type { TabItemState } from './bars';

type TabBarOperations = Pick<
  Phone,
  | 'setTabBarItem'
  | 'setTabBarStyle'
  | 'setTabBarBadge'
  | 'removeTabBarBadge'
  | 'showTabBarRedDot'
  | 'hideTabBarRedDot'
  | 'showTabBar'
  | 'hideTabBar'
>;

export interface TabBarState {
  readonly operations: TabBarOperations;
  readonly items: readonly TabItemState[];
  readonly visible: boolean;
  config: () => TabBarConfig | undefined;
}

/** What `wx.setTabBar...` has changed about the tab bar of app.json. */
export function createTabBarState(base: () => TabBarConfig | undefined, changed: () => void): TabBarState {
  const items: TabItemState[] = [];
  let style: Partial<TabBarConfig> = {};
  let visible = true;
  const item = (api: string, index: number, change: (state: TabItemState) => void): Promise<object> => {
    if (!base()?.list[index]) return Promise.reject(new PhoneFailure(`${api}:fail tabbar item not found`));
    const state = items[index] ?? {};
    items[index] = state;
    change(state);
    changed();
    return Promise.resolve({});
  };
  const show = (next: boolean): Promise<object> => {
    visible = next;
    changed();
    return Promise.resolve({});
  };
  return {
    items,
    get visible() {
      return visible;
    },
    config: () => {
      const config = base();
      return config && { ...config, ...style };
    },
    operations: {
      setTabBarItem: ({ index, ...rest }) => item('setTabBarItem', index, (state) => Object.assign(state, rest)),
      setTabBarStyle: (next) => {
        style = { ...style, ...next };
        changed();
        return Promise.resolve({});
      },
      setTabBarBadge: ({ index, text }) =>
        item('setTabBarBadge', index, (state) => {
          state.badge = text.length > 4 ? '…' : text;
        }),
      removeTabBarBadge: ({ index }) =>
        item('removeTabBarBadge', index, (state) => {
          delete state.badge;
        }),
      showTabBarRedDot: ({ index }) =>
        item('showTabBarRedDot', index, (state) => {
          state.dot = true;
        }),
      hideTabBarRedDot: ({ index }) =>
        item('hideTabBarRedDot', index, (state) => {
          delete state.dot;
          delete state.badge;
        }),
      showTabBar: () => show(true),
      hideTabBar: () => show(false),
    },
  };
}
