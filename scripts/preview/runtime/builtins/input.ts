import { builtin } from './builtin';
import { html } from './html';
import { textOf } from './text-of';
import { createPlaceholder, replacementIn, typeable } from './text-field';

const MODES: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

export const input = builtin(
  'input',
  {
    value: '',
    name: '',
    type: 'text',
    password: false,
    placeholder: '',
    placeholderStyle: '',
    placeholderClass: 'input-placeholder',
    disabled: false,
    maxlength: 140,
    cursorSpacing: 0,
    autoFocus: false,
    focus: false,
    confirmType: 'done',
    alwaysEmbed: false,
    confirmHold: false,
    cursor: -1,
    cursorColor: '',
    selectionStart: -1,
    selectionEnd: -1,
    adjustPosition: true,
    holdKeyboard: false,
    alwaysSystem: false,
    safePasswordCertPath: '',
  },
  (self) => {
    const { host, component, props, phone, emit, set } = self;
    const field = html('input');
    field.autocomplete = 'off';
    host.append(field);
    const placeholder = createPlaceholder(host, component, field);
    const initial = textOf(props.value);
    field.value = initial;

    const show = (): void => {
      field.type = props.password ? 'password' : 'text';
      field.inputMode = MODES[props.type] ?? 'text';
      field.disabled = props.disabled;
      field.toggleAttribute('data-hold', props.holdKeyboard);
      field.enterKeyHint = props.confirmType === 'return' ? 'enter' : props.confirmType;
      if (props.maxlength >= 0) field.maxLength = props.maxlength;
      else field.removeAttribute('maxlength');
      field.style.caretColor = props.cursorColor;
      field.setAttribute(
        'aria-label',
        component.data['ariaLabel'] === null ? props.placeholder : textOf(component.data['ariaLabel']),
      );
      showHint();
    };
    const showHint = (): void => {
      placeholder.show(field.value === '', props.placeholder, props.placeholderClass, props.placeholderStyle);
    };
    const typed = (): void => {
      const clean = typeable(props.type, field.value);
      if (clean !== field.value) field.value = clean;
      const cursor = field.selectionStart ?? clean.length;
      set({ value: clean });
      showHint();
      emit(
        'input',
        { value: clean, cursor },
        {
          onAnswer: (answer) => {
            const replacement = replacementIn(answer);
            if (!replacement || replacement.value === field.value) return;
            field.value = replacement.value;
            if (replacement.cursor !== undefined) field.setSelectionRange(replacement.cursor, replacement.cursor);
            set({ value: replacement.value });
            showHint();
          },
        },
      );
    };
    const select = (): void => {
      const [start, end] =
        props.selectionStart >= 0 ? [props.selectionStart, props.selectionEnd] : [props.cursor, props.cursor];
      if (start >= 0) field.setSelectionRange(start, end >= 0 ? end : field.value.length);
    };
    field.addEventListener('input', typed);
    field.addEventListener('focus', () => {
      select();
      emit('focus', { value: field.value, height: 0 });
      if (props.type === 'nickname') offerNickname();
    });
    field.addEventListener('blur', () => {
      emit('blur', { value: field.value, cursor: field.selectionStart ?? 0 });
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      emit('confirm', { value: field.value });
      if (!props.confirmHold) field.blur();
    });
    const offerNickname = (): void => {
      const name = phone.host.suggestNickname();
      if (name === undefined || field.value !== '') return;
      const chip = html('button', 'wx-nickname', `用微信昵称：${name}`);
      phone.layer.append(chip);
      chip.addEventListener('pointerdown', () => {
        field.value = name;
        typed();
        emit('nicknamereview', { pass: true, timeout: false });
      });
      field.addEventListener(
        'blur',
        () => {
          chip.remove();
        },
        { once: true },
      );
    };
    const focusSoon = (): void => {
      // Attached components may still be on their way into the page.
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
        if ((name === 'cursor' || name === 'selectionStart') && document.activeElement === field) select();
        show();
      },
      formValue: () => field.value,
      formReset: () => {
        field.value = initial;
        set({ value: initial });
        showHint();
      },
      activate: () => {
        field.focus();
      },
    };
  },
);
