import { builtin, type Builtin } from './builtin';
import type { BuiltinTag } from './tags';

/** Sent up to the group when a checkbox or radio has been tapped. */
export const CHECKED_EVENT = 'wx-checked';

/** Checkbox and radio: the same but for what a second tap does. */
function checkable(tag: BuiltinTag & ('checkbox' | 'radio'), color: string): Builtin {
  return builtin(
    tag,
    { value: '', checked: false, disabled: false, color, iconColor: '', name: '' },
    ({ host, props, set, on }) => {
      const box = host.querySelector<HTMLElement>('.wx-check');
      const initial = props.checked;
      host.setAttribute('role', tag);
      const show = (): void => {
        box?.classList.toggle('on', props.checked);
        box?.style.setProperty('--on', props.color);
        host.toggleAttribute('disabled', props.disabled);
        host.setAttribute('aria-checked', String(props.checked));
      };
      const activate = (): void => {
        if (props.disabled || (tag === 'radio' && props.checked)) return;
        set({ checked: !props.checked });
        host.dispatchEvent(new CustomEvent(CHECKED_EVENT, { bubbles: true }));
      };
      show();
      on('tap', activate);
      return {
        changed: show,
        activate,
        formReset: () => {
          set({ checked: initial });
        },
      };
    },
  );
}

export const checkbox = checkable('checkbox', '#09BB07');
export const radio = checkable('radio', '#09BB07');
