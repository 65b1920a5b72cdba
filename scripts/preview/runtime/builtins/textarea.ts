import { builtin } from './builtin';
import { html } from './html';
import { textOf } from './text-of';
import { createPlaceholder, replacementIn } from './text-field';

export const textarea = builtin(
  'textarea',
  {
    value: '',
    name: '',
    placeholder: '',
    placeholderStyle: '',
    placeholderClass: 'textarea-placeholder',
    disabled: false,
    maxlength: 140,
    autoFocus: false,
    focus: false,
    autoHeight: false,
    fixed: false,
    cursorSpacing: 0,
    cursor: -1,
    showConfirmBar: true,
    selectionStart: -1,
    selectionEnd: -1,
    adjustPosition: true,
    holdKeyboard: false,
    disableDefaultPadding: false,
    confirmType: 'return',
    confirmHold: false,
    adjustKeyboardTo: 'cursor',
  },
  ({ host, component, props, emit, set }) => {
    const field = html('textarea');
    field.rows = 1;
    host.append(field);
    const placeholder = createPlaceholder(host, component, field);
    const initial = textOf(props.value);
    field.value = initial;
    let lines = 0;

    const show = (): void => {
      field.disabled = props.disabled;
      field.toggleAttribute('data-hold', props.holdKeyboard);
      if (props.maxlength >= 0) field.maxLength = props.maxlength;
      else field.removeAttribute('maxlength');
      placeholder.show(field.value === '', props.placeholder, props.placeholderClass, props.placeholderStyle);
      grow();
    };
    const grow = (): void => {
      const lineHeight = parseFloat(getComputedStyle(field).lineHeight) || 20;
      host.style.height = '';
      if (props.autoHeight) {
        field.style.height = 'auto';
        host.style.height = 'auto';
        field.style.height = `${String(field.scrollHeight)}px`;
      } else field.style.height = '';
      const count = Math.max(1, Math.round(field.scrollHeight / lineHeight));
      if (count !== lines && lines !== 0) emit('linechange', { height: field.scrollHeight, lineCount: count });
      lines = count;
    };
    field.addEventListener('input', () => {
      set({ value: field.value });
      show();
      emit(
        'input',
        { value: field.value, cursor: field.selectionStart },
        {
          onAnswer: (answer) => {
            const replacement = replacementIn(answer);
            if (!replacement || replacement.value === field.value) return;
            field.value = replacement.value;
            set({ value: replacement.value });
            show();
          },
        },
      );
    });
    field.addEventListener('focus', () => {
      emit('focus', { value: field.value, height: 0 });
    });
    field.addEventListener('blur', () => {
      emit('blur', { value: field.value, cursor: field.selectionStart });
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || props.confirmType === 'return') return;
      event.preventDefault();
      emit('confirm', { value: field.value });
      if (!props.confirmHold) field.blur();
    });
    const focusSoon = (): void => {
      window.setTimeout(() => {
        field.focus();
      });
    };
    show();
    if (props.focus || props.autoFocus) focusSoon();
    return {
      changed(name) {
        if (name === 'value' && field.value !== textOf(props.value)) field.value = textOf(props.value);
        if (name === 'focus') {
          if (props.focus) focusSoon();
          else field.blur();
        }
        show();
      },
      formValue: () => field.value,
      formReset: () => {
        field.value = initial;
        set({ value: initial });
        show();
      },
      activate: () => {
        field.focus();
      },
    };
  },
);
