import { element } from '../element';
import type { NativeUi } from './native-ui';

/** Resolves with the index of the chosen item; undefined when cancelled. */
export function showActionSheet(
  ui: NativeUi,
  options: { itemList: string[]; itemColor?: string; alertText?: string },
): Promise<number | undefined> {
  const style = options.itemColor === undefined ? undefined : `color:${options.itemColor}`;
  return ui.openDialog<number>({ kind: 'sheet', label: options.alertText ?? options.itemList.join(', ') }, (close) => [
    ...(options.alertText === undefined ? [] : [element('p', { class: 'alert' }, options.alertText)]),
    ...options.itemList.map((item, index) =>
      element(
        'button',
        {
          class: 'list',
          style,
          click: () => {
            close(index);
          },
        },
        item,
      ),
    ),
    element(
      'button',
      {
        class: 'list gap',
        click: () => {
          close();
        },
      },
      ui.say('cancel'),
    ),
  ]);
}
