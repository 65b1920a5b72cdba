import type { PhoneSlot } from '../hint';
import { phoneSlots } from '../hint';
import type { PhoneSettings } from '../runtime/link';
import type { ShellLanguage } from './words';

/** What somebody chose for one phone: kept in this browser, overridden by the address. */
interface PhoneChoice {
  openid?: string;
  page?: string;
  settings: PhoneSettings;
}

export interface ShellChoices {
  phones: Record<PhoneSlot, PhoneChoice>;
  language: ShellLanguage;
  hints: boolean;
  solo?: PhoneSlot;
}

const plainSettings: PhoneSettings = { theme: 'light', fontScale: 1, network: 'good', language: 'zh_CN', bare: false };
const storageKey = 'preview:choices';

/**
 * The address wins over what was kept: `/?shopper=<openid>&shopper-page=pages/points/points&theme=dark&scale=1.4`.
 * `theme`, `scale`, `network` and `language` go for all phones; `solo=marketer` enlarges one; `hints=off` and `ui=en` are
 * about the shell.
 */
export function readChoices(search: string, storage: Storage): ShellChoices {
  const query = new URLSearchParams(search);
  const kept = readKept(storage);
  const phone = (slot: PhoneSlot): PhoneChoice => {
    const openid = query.get(slot) ?? kept.phones?.[slot]?.openid;
    const page = query.get(`${slot}-page`);
    const settings = { ...plainSettings, ...kept.phones?.[slot]?.settings, ...settingsOf(query), bare: false };
    return { settings, ...(openid === undefined ? {} : { openid }), ...(page === null ? {} : { page }) };
  };
  const solo = phoneSlots.find((slot) => slot === query.get('solo'));
  const language = query.get('ui') ?? kept.language;
  return {
    phones: { shopper: phone('shopper'), clerk: phone('clerk'), marketer: phone('marketer') },
    language: language === 'en' ? 'en' : 'zh',
    hints: query.has('hints') ? query.get('hints') !== 'off' : (kept.hints ?? true),
    ...(solo ? { solo } : {}),
  };
}

export function keepChoices(choices: ShellChoices, storage: Storage): void {
  storage.setItem(storageKey, JSON.stringify(choices));
}

interface KeptChoices extends Partial<Omit<ShellChoices, 'phones'>> {
  phones?: Partial<Record<PhoneSlot, PhoneChoice>>;
}

function readKept(storage: Storage): KeptChoices {
  const stored = storage.getItem(storageKey);
  return stored === null ? {} : (JSON.parse(stored) as KeptChoices);
}

function settingsOf(query: URLSearchParams): Partial<PhoneSettings> {
  const theme = query.get('theme');
  const network = query.get('network');
  const language = query.get('language');
  const scale = Number(query.get('scale'));
  return {
    ...(theme === 'dark' || theme === 'light' ? { theme } : {}),
    ...(network === 'good' || network === 'slow' || network === 'none' ? { network } : {}),
    ...(language === 'zh_CN' || language === 'en' ? { language } : {}),
    ...(scale >= 0.8 && scale <= 1.4 ? { fontScale: scale } : {}),
  };
}
