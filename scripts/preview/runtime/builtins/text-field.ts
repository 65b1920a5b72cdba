import { portValue } from '../../compile/style-values';
import type { GeneralComponent } from 'glass-easel';
import { html } from './html';
import { scopedClasses } from './scoped-classes';

/** The hint in an empty field, with its own class and style. */
export interface Placeholder {
  show: (empty: boolean, text: string, className: string, style: string) => void;
}

export function createPlaceholder(host: HTMLElement, component: GeneralComponent, field: HTMLElement): Placeholder {
  const hint = html('div', 'wx-placeholder');
  hint.setAttribute('aria-hidden', 'true');
  host.append(hint);
  return {
    show(empty, text, className, style) {
      field.setAttribute('placeholder', text);
      hint.hidden = !empty;
      hint.textContent = text;
      hint.className = ['wx-placeholder', ...scopedClasses(component, className)].join(' ');
      hint.style.cssText = portValue(style);
    },
  };
}

/** Without a phone's keyboard any key can be pressed: what the keyboard of this type has no key for is dropped. */
export function typeable(type: string, text: string): string {
  if (type === 'number') return text.replace(/[^\d-]/g, '');
  if (type === 'digit') return text.replace(/[^\d.-]/g, '').replace(/^([^.]*\.[^.]*)\..*$/, '$1');
  if (type === 'idcard') return text.replace(/[^\dxX]/g, '');
  return text;
}

/** An `input` handler may answer with the text that shall stand there instead. */
export function replacementIn(answer: unknown): { value: string; cursor?: number } | undefined {
  if (typeof answer === 'string') return { value: answer };
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) return undefined;
  const { value, cursor } = answer as { value: unknown; cursor?: number };
  return { value: String(value), ...(cursor !== undefined && { cursor }) };
}
