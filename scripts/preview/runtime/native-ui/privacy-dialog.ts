import { element } from '../element';
import type { NativeUi } from './native-ui';

/** Resolves true when the person agrees. */
export async function showPrivacyDialog(ui: NativeUi, contractName: string): Promise<boolean> {
  const agreed = await ui.openDialog<boolean>({ kind: 'sheet', label: ui.say('privacyTitle') }, (close) => [
    element('h2', {}, ui.say('privacyTitle')),
    element('p', { class: 'text' }, ui.say('privacyText', contractName)),
    element(
      'div',
      { class: 'pair' },
      element(
        'button',
        {
          click: () => {
            close(false);
          },
        },
        ui.say('disagree'),
      ),
      element(
        'button',
        {
          class: 'go',
          click: () => {
            close(true);
          },
        },
        ui.say('agree'),
      ),
    ),
  ]);
  return agreed === true;
}
