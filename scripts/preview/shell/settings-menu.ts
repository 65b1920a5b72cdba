import { element } from '../runtime/element';
import type { PhoneSettings } from '../runtime/link';
import { icon } from './icon';
import type { Say, ShellWord } from './words';

interface Choice<Value> {
  value: Value;
  label: string;
}

/** One phone's switches behind one button: network, appearance, type size, WeChat's language. */
export function settingsMenu(
  name: string,
  settings: PhoneSettings,
  say: Say,
  change: (next: Partial<PhoneSettings>) => void,
): HTMLElement {
  const choices = <Value extends string | number>(...list: [Value, ShellWord][]): Choice<Value>[] =>
    list.map(([value, word]) => ({ value, label: say(word) }));
  const row = <Key extends keyof PhoneSettings>(
    key: Key,
    label: ShellWord,
    options: Choice<PhoneSettings[Key] & (string | number)>[],
  ): HTMLElement =>
    segments(`${name}-${key}`, say(label), options, settings[key], (value) => {
      change({ [key]: value });
    });
  const menu = element(
    'details',
    { class: 'menu' },
    element(
      'summary',
      { 'aria-label': `${say('settings')}: ${name}`, title: say('settings'), role: 'button' },
      icon('settings'),
    ),
    element(
      'div',
      { class: 'menu-body' },
      row('network', 'network', choices(['good', 'good'], ['slow', 'slow'], ['none', 'none'])),
      row('theme', 'theme', choices(['light', 'light'], ['dark', 'dark'])),
      row('fontScale', 'fontSize', choices([1, 'scale1'], [1.2, 'scale12'], [1.4, 'scale14'])),
      row('language', 'language', [
        { value: 'zh_CN', label: '中文' },
        { value: 'en', label: 'English' },
      ]),
    ),
  );
  closeWhenLeft(menu);
  return menu;
}

function segments<Value extends string | number>(
  name: string,
  label: string,
  options: readonly Choice<Value>[],
  current: unknown,
  choose: (value: Value) => void,
): HTMLElement {
  const radios = options.map((option) =>
    element(
      'label',
      {},
      element('input', {
        type: 'radio',
        name,
        value: String(option.value),
        checked: option.value === current,
        change: () => {
          choose(option.value);
        },
      }),
      element('span', {}, option.label),
    ),
  );
  return element('fieldset', { class: 'segments' }, element('legend', {}, label), ...radios);
}

/** A menu that stays open when one turns to something else is in the way. */
function closeWhenLeft(menu: HTMLDetailsElement): void {
  const close = (): void => {
    menu.open = false;
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  });
  window.addEventListener('blur', close); // into one of the phones
}
