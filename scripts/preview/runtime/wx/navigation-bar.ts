import type { Phone } from '../phone';
import { asyncApi } from './async-api';

export function navigationBarApis(phone: Phone) {
  return {
    setNavigationBarTitle: asyncApi('setNavigationBarTitle', (options: { title: string }) =>
      phone.setNavigationBarTitle(options),
    ),
    setNavigationBarColor: asyncApi(
      'setNavigationBarColor',
      (options: { frontColor: string; backgroundColor: string }) => phone.setNavigationBarColor(options),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => phone.showNavigationBarLoading()),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => phone.hideNavigationBarLoading()),
    hideHomeButton: asyncApi('hideHomeButton', () => phone.hideHomeButton()),
    setBackgroundColor: asyncApi('setBackgroundColor', (options: { backgroundColor?: string }) =>
      phone.setBackgroundColor(options),
    ),
    setBackgroundTextStyle: asyncApi('setBackgroundTextStyle', (options: { textStyle: 'dark' | 'light' }) =>
      phone.setBackgroundTextStyle(options),
    ),
  };
}
