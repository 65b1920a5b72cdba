import { element } from '../runtime/element';
import type { Hint, PhoneSlot } from '../hint';
import type { Say, ShellLanguage } from './words';

/** What to try next, step by step; a step points at its phone. */
export function hintPanel(
  hints: readonly Hint[],
  language: ShellLanguage,
  say: Say,
  point: (slot: PhoneSlot) => void,
): HTMLElement {
  const steps = hints.map((hint) => {
    const click = (): void => {
      point(hint.phone);
    };
    const button = element('button', { click }, element('b', {}, say(hint.phone)), element('span', {}, hint[language]));
    return element('li', {}, button);
  });
  return element(
    'aside',
    { class: 'hints', 'aria-label': say('hints') },
    element('h2', {}, say('hints')),
    element('ol', {}, ...steps),
  );
}
