import { builtin } from './builtin';
import { dateModel, regionModel, rowsOf, timeModel, type WheelModel } from './picker-columns';
import { openSheet } from './picker-sheet';

export const picker = builtin(
  'picker',
  {
    mode: 'selector',
    disabled: false,
    headerText: '',
    range: [],
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
    customItem: '',
    level: 'sub-district',
    name: '',
  },
  ({ host, component, props, phone, emit, set, on }) => {
    const initial = props.value;
    host.setAttribute('role', 'button');

    /** `selector` and `multiSelector`: the mini program owns the rows and may change them in `columnchange`. */
    const openRows = (): void => {
      const multi = props.mode === 'multiSelector';
      const ranges = (): (readonly unknown[])[] =>
        multi ? (props.range as readonly (readonly unknown[])[]).slice() : [props.range];
      const indexes = (): number[] => {
        const value = multi ? ((props.value ?? []) as unknown[]) : [props.value ?? 0];
        return ranges().map((_, column) => Number(value[column] ?? 0));
      };
      let chosen = indexes();
      const columns = () =>
        ranges().map((list, column) => ({
          rows: rowsOf(list, props.rangeKey),
          index: Math.min(chosen[column] ?? 0, Math.max(0, list.length - 1)),
        }));
      openSheet(phone.layer, props.headerText, columns(), {
        onColumn: (column, index, sheet) => {
          chosen[column] = index;
          if (!multi) return;
          const before = JSON.stringify([props.range, props.value]);
          emit('columnchange', { column, value: index });
          if (JSON.stringify([props.range, props.value]) === before) return;
          chosen = indexes();
          sheet.update(columns());
        },
        onDone: (done) => {
          const value = multi ? done : (done[0] ?? 0);
          set({ value });
          emit('change', { value: multi ? value : String(value) });
        },
        onCancel: () => {
          emit('cancel');
        },
      });
    };
    const openModel = (model: WheelModel): void => {
      let chosen = model.start;
      openSheet(phone.layer, props.headerText, model.columns(chosen), {
        onColumn: (column, index, sheet) => {
          chosen = chosen.map((each, position) => (position === column ? index : each));
          sheet.update(model.columns(chosen));
        },
        onDone: (done) => {
          const value = model.value(done);
          set({ value });
          emit('change', { value });
        },
        onCancel: () => {
          emit('cancel');
        },
      });
    };
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    const activate = (): void => {
      if (props.disabled) return;
      if (props.mode === 'selector' || props.mode === 'multiSelector') openRows();
      else if (props.mode === 'time') openModel(timeModel(text(props.value), props.start, props.end));
      else if (props.mode === 'date')
        openModel(dateModel(text(props.value), props.start, props.end, props.fields, today()));
      else if (props.mode === 'region') {
        openModel(
          regionModel(Array.isArray(props.value) ? (props.value as unknown[]) : [], props.level, props.customItem),
        );
      } else
        phone.report({
          kind: 'component',
          severity: 'error',
          message: `<picker mode="${props.mode}"> does not exist (${component.id})`,
        });
    };
    on('tap', activate);
    return {
      activate,
      formValue: () => props.value,
      formReset: () => {
        set({ value: initial });
      },
    };
  },
);

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
