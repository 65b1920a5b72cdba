import type { EventChannelListener, Phone } from '../phone';
import { asyncApi, requireString } from './async-api';

interface UrlOptions {
  url: string;
}

export function navigationApis(phone: Phone) {
  return {
    navigateTo: asyncApi('navigateTo', (options: UrlOptions & { events?: Record<string, EventChannelListener> }) =>
      phone.navigateTo({ ...options, url: requireString(options.url, 'url') }),
    ),
    redirectTo: asyncApi('redirectTo', ({ url }: UrlOptions) => phone.redirectTo({ url: requireString(url, 'url') })),
    switchTab: asyncApi('switchTab', ({ url }: UrlOptions) => phone.switchTab({ url: requireString(url, 'url') })),
    reLaunch: asyncApi('reLaunch', ({ url }: UrlOptions) => phone.reLaunch({ url: requireString(url, 'url') })),
    navigateBack: asyncApi('navigateBack', ({ delta }: { delta?: number }) =>
      phone.navigateBack(delta === undefined ? {} : { delta }),
    ),
    pageScrollTo: asyncApi('pageScrollTo', (options: Parameters<Phone['pageScrollTo']>[0]) =>
      phone.pageScrollTo(options),
    ),
  };
}
