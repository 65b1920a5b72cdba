import { element } from '../element';
import type { SubscriptionAnswer } from '../wx/subscription-settings';
import type { NativeUi } from './native-ui';

/** `wx.openSetting`: the remembered answers, each to be turned over. Resolves with them as they are when closed. */
export async function showSettingDialog(
  ui: NativeUi,
  kept: Record<string, SubscriptionAnswer>,
): Promise<Record<string, SubscriptionAnswer>> {
  const boxes = Object.entries(kept).map(([id, answer]) => ({
    id,
    box: element('input', { type: 'checkbox', checked: answer === 'accept' }),
  }));
  await ui.openDialog({ kind: 'sheet', label: ui.say('settingTitle') }, (close) => [
    element('h2', {}, ui.say('settingTitle')),
    element(
      'section',
      {},
      element('p', { class: 'note' }, boxes.length > 0 ? ui.say('settingMessages') : ui.say('settingNone')),
      ...boxes.map(({ id, box }) => element('label', { class: 'check' }, box, id)),
    ),
    element(
      'div',
      { class: 'pair' },
      element(
        'button',
        {
          class: 'go',
          click: () => {
            close();
          },
        },
        ui.say('done'),
      ),
    ),
  ]);
  return Object.fromEntries(boxes.map(({ id, box }) => [id, box.checked ? 'accept' : 'reject'] as const));
}
