import { builtin } from './builtin';
import { followDrag } from './drag';
import { html } from './html';

export const slider = builtin(
  'slider',
  {
    min: 0,
    max: 100,
    step: 1,
    disabled: false,
    value: 0,
    color: '#e9e9e9',
    selectedColor: '#1aad19',
    activeColor: '#1aad19',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
    showValue: false,
    name: '',
  },
  ({ host, props, emit, set }) => {
    const done = html('i');
    const block = html('b');
    const bar = html('div', 'wx-slider-bar', done, block);
    const figure = html('span');
    host.append(html('div', 'wx-slider', bar, figure));
    host.setAttribute('role', 'slider');
    const initial = props.value;

    const show = (): void => {
      const span = props.max - props.min;
      const percent = `${String(span > 0 ? ((props.value - props.min) / span) * 100 : 0)}%`;
      const size = `${String(Math.min(28, Math.max(12, props.blockSize)))}px`;
      bar.style.background = props.backgroundColor;
      done.style.cssText = `width:${percent};background:${props.activeColor}`;
      block.style.cssText = `left:${percent};width:${size};height:${size};background:${props.blockColor}`;
      figure.textContent = props.showValue ? String(props.value) : '';
      figure.hidden = !props.showValue;
      host.toggleAttribute('disabled', props.disabled);
      host.setAttribute('aria-valuenow', String(props.value));
    };
    const valueAt = (x: number): number => {
      const { left, width } = bar.getBoundingClientRect();
      const raw = props.min + ((x - left) / width) * (props.max - props.min);
      const stepped = props.min + Math.round((raw - props.min) / props.step) * props.step;
      return Number(Math.min(props.max, Math.max(props.min, stepped)).toFixed(6));
    };
    const moveTo = (x: number): void => {
      const value = valueAt(x);
      if (value === props.value) return;
      set({ value });
      emit('changing', { value });
    };
    followDrag(host, () => 'x', {
      start: () => !props.disabled,
      move: (_, event) => {
        moveTo(event.clientX);
      },
      end: () => {
        emit('change', { value: props.value });
      },
      tap: (event) => {
        const before = props.value;
        moveTo(event.clientX);
        if (props.value !== before) emit('change', { value: props.value });
      },
    });
    show();
    return {
      changed: show,
      formValue: () => props.value,
      formReset: () => {
        set({ value: initial });
      },
    };
  },
);
