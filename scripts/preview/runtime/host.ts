import { element } from './element';
import type { PhoneSettings } from './link';
import type { Problem } from '../problem';
import { chooseAvatar } from './native-ui/avatar-dialog';
import { showModal } from './native-ui/modal';
import { showPhoneNumberDialog } from './native-ui/phone-number-dialog';
import { showSettingDialog } from './native-ui/setting-dialog';
import { showToast } from './native-ui/toast';
import type { Insets, Phone, PhoneHost } from './phone';
import type { Device } from './wx/device';
import type { Privacy } from './wx/privacy';
import { keepSubscriptions, keptSubscriptions } from './wx/subscription-settings';

const statusBarPx = 44;
const homeIndicatorPx = 34;

/** What the engine asks of WeChat and of the person: dialogs, mostly. */
export function makeHost(
  device: Device,
  privacy: Privacy,
  settings: PhoneSettings,
  onProblem: (problem: Problem) => void,
  phone: () => Phone,
): PhoneHost {
  const { ui } = device;
  const screen = element('div', { id: 'screen' });
  document.body.prepend(screen);
  return {
    screen,
    theme: settings.theme,
    fontScale: settings.fontScale,
    insets: insetsOf(settings.bare),
    onProblem,
    requestPhoneNumber: () => requestPhoneNumber(device, privacy),
    chooseAvatar: async () => {
      await privacy.require('chooseAvatar');
      return chooseAvatar(ui, device.nickname);
    },
    suggestNickname: () => device.nickname || undefined,
    share: (card) => {
      showToast(ui, { title: ui.say('shared', card.title), icon: 'none' });
    },
    agreePrivacyAuthorization: () => {
      privacy.agree();
    },
    openSetting: async () => {
      keepSubscriptions(device, await showSettingDialog(ui, keptSubscriptions(device)));
      return { authSetting: {} };
    },
    contact: () => {
      showToast(ui, { title: ui.say('contact'), icon: 'none' });
    },
    exit: () => {
      phone().hide();
      void showModal(ui, { content: ui.say('exited'), showCancel: false }).then(() => {
        phone().show();
      });
    },
  };
}

/** A window or a real phone's browser brings its own status bar; the engine reads the insets where they are. */
export function setBare({ screen }: Phone, insets: Insets, bare: boolean): void {
  Object.assign(insets, insetsOf(bare));
  for (const side of ['top', 'bottom'] as const)
    screen.style.setProperty(`--inset-${side}`, `${String(insets[side])}px`);
  window.dispatchEvent(new Event('resize'));
}

function insetsOf(bare: boolean): Insets {
  return { top: bare ? 0 : statusBarPx, right: 0, bottom: bare ? 0 : homeIndicatorPx, left: 0 };
}

/** The code in place of the number: only the server can exchange it. */
async function requestPhoneNumber(device: Device, privacy: Privacy): Promise<{ code: string } | undefined> {
  try {
    await privacy.require('getPhoneNumber');
  } catch {
    return undefined;
  }
  const rememberedKey = `wechat:${device.openid}:phone`;
  const suggested = device.storage.getItem(rememberedKey) ?? numberOf(device.openid);
  const phone = await showPhoneNumberDialog(device.ui, suggested);
  if (phone === undefined) return undefined;
  device.storage.setItem(rememberedKey, phone);
  const response = await device.network.fetch(`${device.cloudUrl}/local/phone-codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: device.openid, phone }),
  });
  return (await response.json()) as { code: string };
}

/** Everybody has a number of their own, the same at every visit. */
function numberOf(openid: string): string {
  let hash = 7;
  for (const char of openid) hash = (hash * 31 + char.charCodeAt(0)) % 100_000_000;
  return `138${String(hash).padStart(8, '0')}`;
}
