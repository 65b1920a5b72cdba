import { CurrentWindowBackendContext, type Element as WxElement } from 'glass-easel';
import { portValue } from '../../compile/style-values';
import { builtinTags } from '../builtins/tags';

const TAGS = new Set<string>(builtinTags);
const DOM_EVENTS = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend']);

type BackendElement = ReturnType<CurrentWindowBackendContext['getRootNode']>;
type EventListenerOfBackend = Parameters<CurrentWindowBackendContext['onEvent']>[0];

export interface BackendHooks {
  /** A tag that is neither a component in use nor a built-in one. */
  onUnknownTag: (node: WxElement, tag: string) => void;
  /** The raw value of an `animation` attribute. */
  onAnimation: (element: HTMLElement, animation: unknown) => void;
  viewport: () => { width: number; height: number };
  theme: () => string;
}

/**
 * glass-easel's DOM backend, made a phone: built-in components become `wx-...` elements, WXSS units work in inline
 * styles, sheets can be switched off, and taps and touches come from gestures.ts instead of the backend's own detector.
 */
export class PreviewBackend extends CurrentWindowBackendContext {
  private readonly contents = new Map<string, string>();
  private readonly sheets = new Map<string, HTMLStyleElement>();
  private readonly listened = new WeakMap<Element, Set<string>>();
  private dispatch: EventListenerOfBackend = () => undefined;

  constructor(private readonly hooks: BackendHooks) {
    super();
    this.document = {
      createElement: (tag) => asBackend(this.createElement(tag)),
      createTextNode: (content) => asBackend(document.createTextNode(content)),
      createDocumentFragment: () => asBackend(document.createDocumentFragment()),
    };
    keepFrameworkLinksOffKeys();
  }

  private createElement(tag: string): HTMLElement {
    if (tag.startsWith('h5-')) return document.createElement(tag.slice('h5-'.length));
    const element = document.createElement(TAGS.has(tag) ? `wx-${tag}` : tag);
    // Only elements that the framework drives: HTML inside built-in components keeps the browser's own methods.
    Object.defineProperty(element, 'setAttribute', {
      value: (name: string, value: string) => {
        this.setAttribute(element, name, value);
      },
    });
    return element;
  }

  private setAttribute(element: HTMLElement, name: string, value: string): void {
    const set = (attribute: string, text: string): void => {
      Element.prototype.setAttribute.call(element, attribute, text);
    };
    if (name === 'style') set(name, portValue(value));
    else if (name === 'aria-role') set('role', value);
    else if (name === 'animation') {
      const raw = (element as HTMLElement & { __wxElement?: WxElement }).__wxElement?.getAttribute(name);
      this.hooks.onAnimation(element, raw);
    } else set(name, value);
  }

  override associateValue(element: BackendElement, value: WxElement): void {
    super.associateValue(element, value);
    const tag = value.asNativeNode()?.is;
    if (tag !== undefined && !TAGS.has(tag) && !tag.startsWith('h5-')) this.hooks.onUnknownTag(value, tag);
  }

  override getWindowWidth(): number {
    return this.hooks.viewport().width;
  }

  override getWindowHeight(): number {
    return this.hooks.viewport().height;
  }

  override getTheme(): string {
    return this.hooks.theme();
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.contents.set(path, String(content));
  }

  /** Several pages ask for the same component's sheet: one element serves them all. */
  override appendStyleSheetPath(path: string): number {
    if (!this.sheets.has(path)) {
      const sheet = document.createElement('style');
      sheet.dataset['path'] = path;
      sheet.textContent = this.contents.get(path) ?? '';
      document.head.append(sheet);
      this.sheets.set(path, sheet);
    }
    return [...this.sheets.keys()].indexOf(path);
  }

  /** In WeChat each page has a document of its own: a page's sheet must not touch the other pages. */
  enableStyleSheet(path: string, enabled: boolean): void {
    const sheet = this.sheets.get(path);
    if (sheet) sheet.media = enabled ? 'all' : 'not all';
  }

  override onEvent(listener: EventListenerOfBackend): void {
    this.dispatch = listener;
  }

  override setListenerStats(element: BackendElement, type: string): void {
    const target: unknown = element;
    if (!(target instanceof Element)) return;
    const types = this.listened.get(target) ?? new Set();
    this.listened.set(target, types);
    if (types.has(type)) return;
    types.add(type);
    if (!DOM_EVENTS.has(type)) return;
    target.addEventListener(type, (event) => {
      if (event.target !== target) return;
      const node = (target as Element & { __wxElement?: WxElement }).__wxElement;
      if (node) this.dispatch(node, type, {}, { originalEvent: event, bubbles: true, composed: true });
    });
  }

  /** Has this DOM node or one above it a listener of this type? */
  waitsFor(node: EventTarget, type: string): boolean {
    for (let each = node instanceof Element ? node : null; each; each = each.parentElement) {
      if (this.listened.get(each)?.has(type)) return true;
    }
    return false;
  }

  override setScrollPosition(target: BackendElement, left: number, top: number, duration: number): void {
    (target as unknown as HTMLElement).scrollTo({ left, top, behavior: duration > 0 ? 'smooth' : 'auto' });
  }
}

/** glass-easel describes DOM nodes by an interface of its own that the real ones satisfy only at run time. */
function asBackend(node: Node): BackendElement {
  return node as unknown as BackendElement;
}

/**
 * The framework hangs its node on the DOM node as `__wxElement`. A mini program that puts a canvas into `setData` (t-qrcode
 * does) would have the whole tree deep-copied: the link is kept in a map behind an accessor instead.
 */
function keepFrameworkLinksOffKeys(): void {
  if ('__wxElement' in Node.prototype) return;
  const links = new WeakMap<Node, unknown>();
  Object.defineProperty(Node.prototype, '__wxElement', {
    configurable: true,
    get(this: Node) {
      return links.get(this);
    },
    set(this: Node, value: unknown) {
      links.set(this, value);
    },
  });
}
