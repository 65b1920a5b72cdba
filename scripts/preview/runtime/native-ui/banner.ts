import { element } from '../element';
import type { NativeUi } from './native-ui';

export interface Notification {
  title: string;
  lines: readonly string[];
}

const stayMs = 8000;

/** A message that drops in from the top; a tap opens its page. Older ones make room. */
export function dropBanner(ui: NativeUi, notification: Notification, open: () => void): void {
  for (const older of ui.root.querySelectorAll('.banner')) older.remove();
  const act = (then?: () => void) => (): void => {
    banner.remove();
    then?.();
  };
  const body = element('button', { class: 'open', click: act(open) });
  body.append(
    element('small', {}, element('span', {}, ui.say('notificationFrom')), element('span', {}, ui.say('now'))),
    element('b', {}, notification.title),
    ...notification.lines.map((line) => element('span', { class: 'line' }, line)),
  );
  const away = element('button', { class: 'away', 'aria-label': ui.say('close'), click: act() }, '×');
  const banner = element('div', { class: 'banner', role: 'alert' }, body, away);
  ui.front.append(banner);
  setTimeout(act(), stayMs);
}
