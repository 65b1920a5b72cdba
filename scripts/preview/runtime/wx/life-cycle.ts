import type { LaunchOptions, Phone } from '../phone';
import { Listeners } from './listeners';

export function lifeCycleApis(phone: Phone) {
  const shown = new Listeners<LaunchOptions>();
  const hidden = new Listeners<object>();
  const missing = new Listeners<{ path: string; query: object; isEntryPage: boolean }>();
  phone.on('appShow', (options) => {
    shown.emit(options);
  });
  phone.on('appHide', () => {
    hidden.emit({});
  });
  phone.on('pageNotFound', (detail) => {
    missing.emit(detail);
  });
  return {
    getLaunchOptionsSync: () => ({ ...phone.launchOptions, referrerInfo: phone.launchOptions.referrerInfo ?? {} }),
    getEnterOptionsSync: () => ({ ...phone.enterOptions, referrerInfo: phone.enterOptions.referrerInfo ?? {} }),
    onAppShow: shown.on,
    offAppShow: shown.off,
    onAppHide: hidden.on,
    offAppHide: hidden.off,
    onPageNotFound: missing.on,
    offPageNotFound: missing.off,
  };
}
