import { element } from '../element';
import type { NativeUi } from './native-ui';

/** `open-type="getPhoneNumber"`: resolves with the number the person lets out, undefined when they refuse. */
export function showPhoneNumberDialog(ui: NativeUi, suggested: string): Promise<string | undefined> {
  const field = element('input', {
    class: 'field',
    inputmode: 'numeric',
    maxlength: '11',
    'aria-label': ui.say('phoneLabel'),
  });
  field.value = suggested;
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  return ui.openDialog<string>({ kind: 'sheet', label: ui.say('phoneTitle') }, (close) => {
    const allow = (): void => {
      if (/^1\d{10}$/.test(field.value)) close(field.value);
      else wrong.textContent = ui.say('phoneWrong');
    };
    return [
      element('h2', {}, ui.say('phoneTitle')),
      element('section', {}, element('p', { class: 'note' }, ui.say('phoneReason')), field, wrong),
      element(
        'div',
        { class: 'pair' },
        element(
          'button',
          {
            click: () => {
              close();
            },
          },
          ui.say('refuse'),
        ),
        element('button', { class: 'go', click: allow }, ui.say('allow')),
      ),
    ];
  });
}
