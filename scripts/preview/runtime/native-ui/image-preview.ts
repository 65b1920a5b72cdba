import { element } from '../element';
import type { NativeUi } from './native-ui';

/** `wx.previewImage`: full screen, one at a time; a tap on the picture closes it, as in WeChat. */
export function previewImages(ui: NativeUi, urls: readonly string[], start: number): void {
  const picture = element('img', { class: 'picture', alt: '' });
  let current = start;
  const turn = (by: number): void => {
    current = (current + by + urls.length) % urls.length;
    picture.src = urls[current] ?? '';
  };
  turn(0);
  void ui.openDialog({ kind: 'full', label: `${String(start + 1)} / ${String(urls.length)}` }, (close) => {
    picture.addEventListener('click', () => {
      close();
    });
    const bar = element('div', { class: 'picture-bar' });
    if (urls.length > 1)
      bar.append(
        element(
          'button',
          {
            click: () => {
              turn(-1);
            },
          },
          ui.say('previous'),
        ),
      );
    bar.append(
      element(
        'button',
        {
          click: () => {
            close();
          },
        },
        ui.say('close'),
      ),
    );
    if (urls.length > 1)
      bar.append(
        element(
          'button',
          {
            click: () => {
              turn(1);
            },
          },
          ui.say('next'),
        ),
      );
    return [picture, bar];
  });
}
