import { Component, type Element as WxElement, type GeneralComponent } from 'glass-easel';
import { portValue } from '../../compile/style-values';
import type { TemplateHooks } from '../../compile/compiled-app';
import { componentOf, domOf } from './element-of';
import { afterFrame } from './next-frame';

/** What WXS handlers get for a node: WeChat's ComponentDescriptor. */
interface Descriptor {
  selectComponent: (selector: string) => Descriptor | null;
  selectAllComponents: (selector: string) => Descriptor[];
  setStyle: (style: string | Record<string, string | number>) => Descriptor;
  addClass: (name: string) => Descriptor;
  removeClass: (name: string) => Descriptor;
  hasClass: (name: string) => boolean;
  getDataset: () => object;
  callMethod: (name: string, argument?: unknown) => unknown;
  requestAnimationFrame: (callback: () => void) => number;
  getState: () => object;
  triggerEvent: (name: string, detail?: unknown, options?: object) => void;
  getComputedStyle: (names: readonly string[]) => Record<string, string>;
  setTimeout: (callback: () => void, ms: number) => number;
  clearTimeout: (id: number) => void;
  getBoundingClientRect: () => DOMRect | undefined;
}

const descriptors = new WeakMap<WxElement, Descriptor>();

function descriptorOf(element: WxElement): Descriptor {
  const known = descriptors.get(element);
  if (known) return known;
  const state = {};
  const component = Component.isComponent(element) ? element : undefined;
  const inside = (): WxElement | null => component?.getShadowRoot() ?? null;
  const self: Descriptor = {
    selectComponent: (selector) => {
      const found = inside()?.querySelector(selector);
      return found ? descriptorOf(found) : null;
    },
    selectAllComponents: (selector) => inside()?.querySelectorAll(selector).map(descriptorOf) ?? [],
    setStyle: (style) => {
      const dom = domOf(element);
      if (dom) setInlineStyle(dom, style);
      return self;
    },
    addClass: (name) => {
      element.classList?.toggle(name, true);
      return self;
    },
    removeClass: (name) => {
      element.classList?.toggle(name, false);
      return self;
    },
    hasClass: (name) => element.classList?.contains(name) ?? false,
    getDataset: () => element.dataset,
    callMethod: (name, argument) => {
      const method =
        component && (Component.getMethod(component, name) as ((argument: unknown) => unknown) | undefined);
      return method?.call(component?.getMethodCaller(), argument);
    },
    requestAnimationFrame: (callback) => requestAnimationFrame(callback),
    getState: () => state,
    triggerEvent: (name, detail = {}, options = {}) => {
      element.triggerEvent(name, detail, options);
    },
    getComputedStyle: (names) => {
      const dom = domOf(element);
      const style = dom && getComputedStyle(dom);
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']));
    },
    setTimeout: (callback, ms) => window.setTimeout(callback, ms),
    clearTimeout: (id) => {
      window.clearTimeout(id);
    },
    getBoundingClientRect: () => domOf(element)?.getBoundingClientRect(),
  };
  descriptors.set(element, self);
  return self;
}

function setInlineStyle(dom: HTMLElement, style: string | Record<string, string | number>): void {
  if (typeof style === 'string') {
    dom.style.cssText += `;${portValue(style)}`;
    return;
  }
  for (const [name, value] of Object.entries(style)) dom.style.setProperty(kebab(name), portValue(String(value)));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type Listener = (...args: readonly unknown[]) => unknown;

/** `change:prop` handlers and event handlers that are WXS functions instead of the component's own methods. */
export const templateHooks: TemplateHooks = {
  // WeChat calls change:prop after the subtree exists.
  changeProp: (listener) => (value: unknown, before: unknown, host: GeneralComponent, element: WxElement) => {
    afterFrame(() => (listener as Listener)(value, before, descriptorOf(host), descriptorOf(element)));
  },
  callListener: (caller, event, listener) => {
    const host = componentOf(caller);
    const run = listener as Listener;
    if (!host || isMethodOf(host, run)) return run.call(caller, event);
    const wxEvent = event as { currentTarget: unknown };
    const current = componentOf(wxEvent.currentTarget) ?? (wxEvent.currentTarget as WxElement);
    const withInstance: unknown = Object.create(event as object, { instance: { value: descriptorOf(current) } });
    return run.call(caller, withInstance, descriptorOf(host));
  },
};

function isMethodOf(host: GeneralComponent, listener: Listener): boolean {
  if (Component.getMethod(host, listener.name) === listener) return true;
  const methods = Component.getMethodsFromDef(host.getComponentDefinition());
  return Object.values(methods).includes(listener);
}
