import { builtin } from './builtin';
import { html } from './html';

export const switchBuiltin = builtin(
  'switch',
  { checked: false, disabled: false, type: 'switch', color: '#04BE02', name: '' },
  ({ host, props, emit, set, on }) => {
    const track = html('div');
    host.append(track);
    host.setAttribute('role', 'switch');
    const initial = props.checked;
    const show = (): void => {
      track.className = `${props.type === 'checkbox' ? 'wx-check' : 'wx-switch-track'}${props.checked ? ' on' : ''}`;
      track.style.setProperty('--on', props.color);
      host.toggleAttribute('disabled', props.disabled);
      host.setAttribute('aria-checked', String(props.checked));
    };
    const activate = (): void => {
      if (props.disabled) return;
      set({ checked: !props.checked });
      emit('change', { value: props.checked });
    };
    show();
    on('tap', activate);
    return {
      changed: show,
      activate,
      formValue: () => props.checked,
      formReset: () => {
        set({ checked: initial });
      },
    };
  },
);
