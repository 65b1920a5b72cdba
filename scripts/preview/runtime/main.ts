import type { PhoneLink, PhoneMessage } from './link';
import type { Problem } from '../problem';
import type { CompiledApp } from '../compile/compiled-app';
import { installClock } from './clock';
import { mount } from './engine/mount';
import { dropBanner } from './native-ui/banner';
import { NativeUi } from './native-ui/native-ui';
import { ProblemOverlay } from './native-ui/problem-overlay';
import { makeHost, setBare } from './host';
import type { Phone, PhoneHost } from './phone';
import { launchOptionsOf, readPhoneAddress } from './phone-url';
import { followStatusBarInk } from './status-bar-ink';
import { createWx } from './wx';
import type { Device } from './wx/device';
import { Network } from './wx/network-switch';
import { Privacy } from './wx/privacy';

declare global {
  interface Window {
    __compiledMiniProgram?: CompiledApp;
  }
}

const subscribeMessageScene = 1107;
const cloudUrl = '/cloud';

/** The entry inside a phone's iframe: puts the phone together, switches it on, and shows itself to the shell. */
async function start(): Promise<void> {
  const address = readPhoneAddress(location.search);
  const clock = installClock(window);
  clock.setOffset(await cloudClockOffset());
  document.documentElement.lang = address.settings.language === 'en' ? 'en' : 'zh-CN';

  const ui = new NativeUi(address.settings.language, document.body);
  const overlay = new ProblemOverlay(ui);
  const report = (problem: Problem): void => {
    console.error(`[${problem.kind}] ${problem.message}`, problem.file ?? '', problem.line ?? '', problem.stack ?? '');
    overlay.add(problem);
  };
  const app = window.__compiledMiniProgram;
  if (!app) {
    report({
      kind: 'config',
      severity: 'error',
      message: 'The mini program has not been compiled: /mini/app.js is missing',
    });
    return;
  }
  const device: Device = {
    openid: address.openid,
    nickname: address.name,
    language: address.settings.language,
    network: new Network(address.settings.network),
    ui,
    cloudUrl,
    storage: localStorage,
    visibleCodes: async () => (await shell()?.visibleCodes(address.slot)) ?? [],
  };
  const privacy = new Privacy(device);
  const host = makeHost(device, privacy, address.settings, report, () => phone);
  const phone = mount(app, host);
  const applySettings = connectSettings(phone, host, device);
  applySettings(address.settings);

  const link: PhoneLink = {
    openid: address.openid,
    apply: applySettings,
    setClockOffset: (offsetMs) => {
      clock.setOffset(offsetMs);
    },
    deliver: (message) => {
      deliver(phone, ui, message);
    },
    report,
    currentUrl: () => currentUrl(phone),
  };
  window.previewPhone = link;
  shell()?.connect(address.slot, link);
  await phone.launch(createWx(phone, device, privacy), launchOptionsOf(address.page, app.pages[0] ?? '', 1001));
  document.documentElement.dataset['ready'] = 'true';
}

function connectSettings(phone: Phone, { insets }: PhoneHost, device: Device): PhoneLink['apply'] {
  followStatusBarInk(phone, device.ui.statusBar);
  return (settings) => {
    device.ui.statusBar.setHidden(settings.bare);
    setBare(phone, insets, settings.bare);
    device.ui.statusBar.showNetwork(settings.network);
    device.ui.setTheme(settings.theme);
    device.network.mode = settings.network;
    if (phone.theme !== settings.theme) phone.setTheme(settings.theme);
    if (phone.fontScale !== settings.fontScale) phone.setFontScale(settings.fontScale);
  };
}

function deliver(phone: Phone, ui: NativeUi, message: PhoneMessage): void {
  const entry = phone.app.pages[0] ?? '';
  dropBanner(ui, message, () => {
    ui.dismissDialogs();
    phone.hide(); // to WeChat's notifications, and from there to the page
    phone.show(launchOptionsOf(message.page ?? '', entry, subscribeMessageScene));
  });
}

function currentUrl(phone: Phone): string | undefined {
  const page = phone.currentPages().at(-1);
  if (!page) return undefined;
  const query = new URLSearchParams(page.options).toString();
  return query === '' ? page.route : `${page.route}?${query}`;
}

/** How far the local cloud's clock stands from this machine's; without a cloud, time is real. */
async function cloudClockOffset(): Promise<number> {
  try {
    const response = await fetch(`${cloudUrl}/local/clock`, { signal: AbortSignal.timeout(2000) });
    const { offset } = (await response.json()) as { offset?: number };
    return offset ?? 0;
  } catch {
    return 0;
  }
}

function shell(): Window['previewShell'] {
  return window.parent === window ? undefined : window.parent.previewShell;
}

void start();
