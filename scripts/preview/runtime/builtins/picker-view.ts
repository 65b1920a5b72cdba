import { portValue } from '../../compile/style-values';
import { builtin } from './builtin';
import { html } from './html';
import { scopedClasses } from './scoped-classes';
import { createWheel, type Wheel } from './wheel';

const DEFAULT_ROW_PX = 34;

export const pickerView = builtin(
  'picker-view',
  {
    value: [],
    indicatorStyle: '',
    indicatorClass: '',
    maskStyle: '',
    maskClass: '',
    immediateChange: false,
    name: '',
  },
  ({ host, component, props, emit, set }) => {
    const mask = html('div');
    const indicator = html('div');
    host.append(mask, indicator);
    const wheels = new Map<HTMLElement, Wheel>();
    const rowHeight = (): number => indicator.offsetHeight || DEFAULT_ROW_PX;
    const columns = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>('wx-picker-view-column')];
    const rowsOf = (column: HTMLElement): number => column.querySelector('.wx-picker-content')?.childElementCount ?? 0;

    const wheelOf = (column: HTMLElement): Wheel | undefined => {
      const strip = column.querySelector<HTMLElement>('.wx-picker-content');
      const known = wheels.get(column);
      if (known || !strip) return known;
      const wheel = createWheel({
        view: column,
        strip,
        rows: () => rowsOf(column),
        rowHeight,
        onStart: () => {
          emit('pickstart');
        },
        onSettled: () => {
          const value = columns().map((each) => wheelOf(each)?.index() ?? 0);
          set({ value });
          emit('change', { value });
          emit('pickend');
        },
      });
      wheels.set(column, wheel);
      return wheel;
    };
    const turn = (): void => {
      for (const [position, column] of columns().entries()) {
        const wanted = Number(props.value[position] ?? 0);
        const wheel = wheelOf(column);
        if (wheel) wheel.turnTo(Math.min(wanted, Math.max(0, rowsOf(column) - 1)));
      }
    };
    const show = (): void => {
      mask.className = ['wx-picker-mask', ...scopedClasses(component, props.maskClass)].join(' ');
      mask.style.cssText = portValue(props.maskStyle);
      indicator.className = ['wx-picker-indicator', ...scopedClasses(component, props.indicatorClass)].join(' ');
      indicator.style.cssText = portValue(props.indicatorStyle);
      host.style.setProperty('--row', `${String(rowHeight())}px`);
    };
    // Rows come and go (days of a month); the wheel must stay on one that is there, and say nothing.
    const watch = new MutationObserver(() => {
      turn();
    });
    watch.observe(host, { childList: true, subtree: true });
    const resized = new ResizeObserver(() => {
      show();
      turn();
    });
    resized.observe(host);
    show();
    return {
      changed(name) {
        show();
        if (name !== 'value') return;
        const differs = columns().some(
          (column, position) => wheelOf(column)?.index() !== Number(props.value[position] ?? 0),
        );
        // The rows for this value may come with the same setData.
        if (differs) queueMicrotask(turn);
      },
      detached: () => {
        watch.disconnect();
        resized.disconnect();
        for (const wheel of wheels.values()) wheel.stop();
      },
      formValue: () => props.value,
    };
  },
);

export const pickerViewColumn = builtin('picker-view-column', {}, () => ({}));
