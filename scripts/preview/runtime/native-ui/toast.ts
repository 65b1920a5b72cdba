import { element } from '../element';
import type { NativeUi } from './native-ui';

export interface ToastOptions {
  title: string;
  icon?: 'success' | 'error' | 'loading' | 'none';
  image?: string;
  duration?: number;
  mask?: boolean;
}

const marks = { success: 'M8 21l8 8 16-18', error: 'M10 10l20 20M30 10L10 30' };
const shown = new WeakMap<NativeUi, { remove(): void; loading: boolean }>();

export function showToast(ui: NativeUi, options: ToastOptions): void {
  const icon = options.icon ?? 'success';
  const removal = put(ui, toastOf(options, icon), options.mask === true, icon === 'loading');
  setTimeout(removal, options.duration ?? 1500);
}

/** Stays until hideLoading. */
export function showLoading(ui: NativeUi, options: { title?: string; mask?: boolean }): void {
  put(ui, toastOf({ title: options.title ?? '' }, 'loading'), options.mask === true, true);
}

export function hideToast(ui: NativeUi): void {
  shown.get(ui)?.remove();
}

/** WeChat has one place for both, but hideLoading must not take away the toast that came after the loading. */
export function hideLoading(ui: NativeUi): void {
  const current = shown.get(ui);
  if (current?.loading === true) current.remove();
}

function put(ui: NativeUi, toast: HTMLElement, masked: boolean, loading: boolean): () => void {
  hideToast(ui);
  const mask = masked ? [element('div', { class: 'mask' })] : [];
  ui.root.append(...mask, toast);
  toast.showPopover(); // above a dialog, too
  const entry = {
    loading,
    remove: (): void => {
      toast.remove();
      mask[0]?.remove();
      if (shown.get(ui) === entry) shown.delete(ui);
    },
  };
  shown.set(ui, entry);
  return entry.remove;
}

function toastOf(options: { title: string; image?: string }, icon: NonNullable<ToastOptions['icon']>): HTMLElement {
  const toast = element('div', { class: 'toast', role: 'status', popover: 'manual' });
  if (options.image !== undefined) toast.append(element('img', { src: options.image, alt: '' }));
  else if (icon === 'loading') toast.append(element('div', { class: 'spin' }));
  else if (icon !== 'none') toast.append(markOf(marks[icon]));
  toast.classList.toggle('icon', toast.childNodes.length > 0);
  toast.append(element('span', {}, options.title));
  return toast;
}

function markOf(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 40 40');
  svg.innerHTML = `<path d="${path}" fill="none" stroke="currentColor" stroke-width="3"/>`;
  return svg;
}
