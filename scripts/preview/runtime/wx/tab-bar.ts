import type { Phone } from '../phone';
import { asyncApi } from './async-api';

type Item = Parameters<Phone['setTabBarItem']>[0];
type Style = Parameters<Phone['setTabBarStyle']>[0];

interface IndexOption {
  index: number;
}

export function tabBarApis(phone: Phone) {
  return {
    setTabBarItem: asyncApi('setTabBarItem', (options: Item) => phone.setTabBarItem(options)),
    setTabBarStyle: asyncApi('setTabBarStyle', (options: Style) => phone.setTabBarStyle(options)),
    setTabBarBadge: asyncApi('setTabBarBadge', (options: IndexOption & { text: string }) =>
      phone.setTabBarBadge(options),
    ),
    removeTabBarBadge: asyncApi('removeTabBarBadge', (options: IndexOption) => phone.removeTabBarBadge(options)),
    showTabBarRedDot: asyncApi('showTabBarRedDot', (options: IndexOption) => phone.showTabBarRedDot(options)),
    hideTabBarRedDot: asyncApi('hideTabBarRedDot', (options: IndexOption) => phone.hideTabBarRedDot(options)),
    showTabBar: asyncApi('showTabBar', () => phone.showTabBar()),
    hideTabBar: asyncApi('hideTabBar', () => phone.hideTabBar()),
  };
}
