import { element } from '../element';
import type { SubscriptionAnswer } from '../wx/subscription-settings';
import type { NativeUi } from './native-ui';

interface Subscribed {
  answers: Record<string, SubscriptionAnswer>;
  always: boolean;
}

/** WeChat's question before a subscribe message: each template is accepted or rejected by itself. */
export async function showSubscribeDialog(ui: NativeUi, templateIds: readonly string[]): Promise<Subscribed> {
  const boxes = templateIds.map((id) => ({ id, box: element('input', { type: 'checkbox', checked: true }) }));
  const always = element('input', { type: 'checkbox' });
  const allowed = await ui.openDialog<boolean>({ kind: 'sheet', label: ui.say('subscribeTitle') }, (close) => [
    element('h2', {}, ui.say('subscribeTitle')),
    element(
      'section',
      {},
      element('p', { class: 'note' }),
      ...boxes.map(({ id, box }) => element('label', { class: 'check' }, box, id)),
      element('label', { class: 'check' }, always, ui.say('subscribeAlways')),
    ),
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
        ui.say('cancel'),
      ),
      element(
        'button',
        {
          class: 'go',
          click: () => {
            close(true);
          },
        },
        ui.say('allow'),
      ),
    ),
  ]);
  const answers = boxes.map(({ id, box }) => [id, allowed === true && box.checked ? 'accept' : 'reject'] as const);
  return { answers: Object.fromEntries(answers), always: always.checked };
}
