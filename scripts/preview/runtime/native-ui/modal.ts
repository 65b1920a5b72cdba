import { element } from '../element';
import type { NativeUi } from './native-ui';

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

export interface ModalAnswer {
  confirm: boolean;
  cancel: boolean;
  content: string | null;
}

/** `wx.showModal`. Escape answers as the cancel button would, where there is one. */
export async function showModal(ui: NativeUi, options: ModalOptions): Promise<ModalAnswer> {
  const { title = '', content = '', showCancel = true, editable = false } = options;
  const field = element('input', { class: 'field', placeholder: options.placeholderText, 'aria-label': title });
  field.value = content;
  const confirmed = await ui.openDialog<boolean>(
    { kind: 'center', label: title || content, dismissible: showCancel },
    (close) => [
      ...(title ? [element('h2', {}, title)] : []),
      ...(editable || !content ? [] : [element('p', { class: 'text' }, content)]),
      ...(editable ? [element('div', { class: 'text' }), field] : []),
      element(
        'div',
        { class: 'row' },
        ...(showCancel
          ? [choice(options.cancelText ?? ui.say('cancel'), '', options.cancelColor, () => close(false))]
          : []),
        choice(options.confirmText ?? ui.say('confirm'), 'main', options.confirmColor, () => close(true)),
      ),
    ],
  );
  const confirm = confirmed === true;
  return { confirm, cancel: !confirm, content: editable && confirm ? field.value : null };
}

function choice(text: string, style: string, color: string | undefined, click: () => void): HTMLElement {
  return element('button', { class: style, style: color === undefined ? undefined : `color:${color}`, click }, text);
}
