import { asyncApi } from './async-api';

/** A laptop has no keyboard that rises: its height never changes, and hiding it means leaving the field. */
export function keyboardApis() {
  return {
    hideKeyboard: asyncApi('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return {};
    }),
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
  };
}
