import { element } from '../runtime/element';
import { phoneSlots, type PhoneSlot } from '../hint';
import { icon } from './icon';
import type { Say } from './words';

/** On a phone's browser: which of the three phones fills the screen, and a button for everything else. */
export function slotSwitcher(
  say: () => Say,
  show: (slot: PhoneSlot) => void,
): { root: HTMLElement; mark(shown: PhoneSlot | undefined): void; paint(): void } {
  const buttons = phoneSlots.map((slot) => ({
    slot,
    button: element('button', {
      click: () => {
        show(slot);
      },
    }),
  }));
  const more = element(
    'button',
    { class: 'more', click: () => document.body.classList.toggle('sheet-open') },
    icon('more'),
  );
  const root = element('nav', { class: 'switcher' }, ...buttons.map(({ button }) => button), more);
  return {
    root,
    mark: (shown) => {
      for (const { slot, button } of buttons) button.setAttribute('aria-pressed', String(slot === shown));
    },
    paint: () => {
      root.setAttribute('aria-label', say()('phones'));
      more.setAttribute('aria-label', say()('more'));
      for (const { slot, button } of buttons) button.textContent = say()(slot);
    },
  };
}
