import { Component, type Element as WxElement } from 'glass-easel';
import { builtinHooks } from '../builtins/builtin';
import type { NodesRef, SelectorQuery } from '../phone';
import { componentOf, domOf } from './element-of';
import { afterFrame } from './next-frame';

/** The page that queries look in when nobody says `in(component)`. */
export interface QueryPage {
  readonly instance: unknown;
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
}

type Fields = Record<string, unknown>;
type Result = Record<string, unknown> | null;

/** `wx.createSelectorQuery()`, with node, context, properties and computed styles, which the adapter lacks. */
export function createSelectorQuery(page: () => QueryPage | undefined, component?: unknown): SelectorQuery {
  let scope = component;
  const queue: (() => unknown)[] = [];
  const query: SelectorQuery = {
    in: (inner) => {
      scope = inner;
      return query;
    },
    select: (selector) => ref((root) => measured(root?.querySelector(selector) ?? null)),
    selectAll: (selector) =>
      ref((root) => (fields) => (root?.querySelectorAll(selector) ?? []).map((each) => measured(each)(fields))),
    selectViewport: () => ref(() => () => viewport()),
    exec: (callback) => {
      const jobs = queue.splice(0);
      afterFrame(() => {
        const results = jobs.map((job) => job());
        callback?.(results);
      });
      return query;
    },
  };
  const measured =
    (element: WxElement | null) =>
    (fields: Fields): Result =>
      element === null ? null : measure(element, fields, page()?.element);
  const viewport = (): Result => {
    const current = page();
    if (!current) return null;
    const { clientWidth: width, clientHeight: height } = current.element;
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = current.scroller;
    return {
      id: '',
      dataset: {},
      left: 0,
      top: 0,
      right: width,
      bottom: height,
      width,
      height,
      scrollTop,
      scrollLeft,
      scrollHeight,
      scrollWidth,
    };
  };
  const ref = (find: (root: WxElement | null) => (fields: Fields) => unknown): NodesRef => {
    const asked = scope;
    const fields = (wanted: Fields, callback?: (result: unknown) => void): SelectorQuery => {
      queue.push(() => {
        const owner = asked ?? page()?.instance;
        const result = find(componentOf(owner)?.getShadowRoot() ?? null)(wanted);
        callback?.call(owner, result);
        return result;
      });
      return query;
    };
    return {
      fields,
      boundingClientRect: (callback) => fields({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback) => fields({ id: true, dataset: true, scrollOffset: true }, callback),
      node: (callback) => fields({ node: true }, callback),
      context: (callback) => fields({ context: true }, callback),
    };
  };
  return query;
}

function measure(element: WxElement, fields: Fields, frame: HTMLElement | undefined): Result {
  const result: Record<string, unknown> = {};
  const dom = domOf(element);
  const hooks = builtinHooks(element);
  if (fields['id']) result['id'] = element.id;
  if (fields['dataset']) result['dataset'] = element.dataset;
  if (fields['mark']) result['mark'] = element.collectMarks();
  if (dom && (fields['rect'] || fields['size'])) {
    const { left, top, right, bottom, width, height } = dom.getBoundingClientRect();
    const origin = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
    if (fields['rect']) {
      Object.assign(result, {
        left: left - origin.left,
        top: top - origin.top,
        right: right - origin.left,
        bottom: bottom - origin.top,
      });
    }
    if (fields['size']) Object.assign(result, { width, height });
  }
  if (dom && fields['scrollOffset']) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = hooks?.scrollOffset?.() ?? dom;
    Object.assign(result, { scrollTop, scrollLeft, scrollHeight, scrollWidth });
  }
  if (fields['node']) result['node'] = hooks?.node?.() ?? null;
  if (fields['context']) result['context'] = hooks?.node?.() ?? null;
  if (dom && Array.isArray(fields['computedStyle'])) {
    const style = getComputedStyle(dom);
    for (const name of fields['computedStyle'] as string[]) result[name] = style.getPropertyValue(kebab(name));
  }
  if (Array.isArray(fields['properties'])) {
    const data = Component.isComponent(element) ? (element.data as Record<string, unknown>) : {};
    for (const name of fields['properties'] as string[]) result[name] = data[name] ?? element.getAttribute(name);
  }
  return result;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
