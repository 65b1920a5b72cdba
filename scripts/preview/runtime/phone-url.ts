import type { PhoneSlot } from '../hint';
import { phoneSlots } from '../hint';
import type { PhoneSettings } from './link';
import type { LaunchOptions } from './phone';

/** Whose phone this is and how it starts: everything a phone's address says. */
export interface PhoneAddress {
  openid: string;
  name: string;
  slot: PhoneSlot;
  /** Page with its query, `pages/card/card?a=1`; the entry page when empty. */
  page: string;
  settings: PhoneSettings;
}

/** `/phone/?person=o123&name=...&page=...`: also meant to be opened by itself, by tests and by people. */
export function phoneUrl({ openid, name, slot, page, settings }: PhoneAddress): string {
  const query = new URLSearchParams({
    person: openid,
    name,
    slot,
    page,
    theme: settings.theme,
    scale: String(settings.fontScale),
    network: settings.network,
    language: settings.language,
    ...(settings.bare ? { bare: '1' } : {}),
  });
  return `/phone/?${query.toString()}`;
}

export function readPhoneAddress(search: string): PhoneAddress {
  const query = new URLSearchParams(search);
  const scale = Number(query.get('scale') ?? 1);
  const network = query.get('network');
  const slot = query.get('slot');
  return {
    openid: query.get('person') ?? 'o-nobody',
    name: query.get('name') ?? '',
    slot: phoneSlots.find((each) => each === slot) ?? 'shopper',
    page: query.get('page') ?? '',
    settings: {
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
      fontScale: scale >= 0.8 && scale <= 1.4 ? scale : 1,
      network: network === 'slow' || network === 'none' ? network : 'good',
      language: query.get('language') === 'en' ? 'en' : 'zh_CN',
      bare: query.get('bare') === '1',
    },
  };
}

/** 1001: from the list of mini programs, as most people come; 1107: from a subscribe message. */
export function launchOptionsOf(page: string, entryPage: string, scene: number): LaunchOptions {
  const [path = '', search = ''] = page.replace(/^\//, '').split('?');
  return { path: path || entryPage, query: Object.fromEntries(new URLSearchParams(search)), scene };
}
