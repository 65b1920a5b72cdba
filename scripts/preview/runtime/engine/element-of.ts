import { Component, type Element as WxElement, type GeneralComponent, type Node as WxNode } from 'glass-easel';

/** The framework's node behind a DOM node or the nearest one above it. */
export function wxElementAt(node: EventTarget | null): WxElement | undefined {
  for (let each = node instanceof Node ? node : null; each; each = each.parentNode) {
    const element = (each as Node & { __wxElement?: WxElement }).__wxElement;
    if (element) return element;
  }
  return undefined;
}

/** The DOM element of a node; of a virtual host, the first one inside. */
export function domOf(element: WxNode): HTMLElement | undefined {
  const own = element.getBackendElement();
  if (own instanceof HTMLElement) return own;
  let found: HTMLElement | undefined;
  const wx = element.asElement();
  wx?.forEachComposedChild((child) => {
    found = domOf(child);
    return found === undefined;
  });
  return found;
}

/** A page's or component's framework node, from the object that the mini program's code sees as `this`. */
export function componentOf(caller: unknown): GeneralComponent | undefined {
  if (typeof caller !== 'object' || caller === null) return undefined;
  const inner = '_$' in caller ? caller._$ : caller;
  return Component.isComponent(inner) ? inner : undefined;
}

/** All framework nodes below this one as the person sees them, slots filled, in order. */
export function* composedDescendants(element: WxElement): Generator<WxElement> {
  for (const child of element.getComposedChildren()) {
    const inner = child.asElement();
    if (!inner) continue;
    yield inner;
    yield* composedDescendants(inner);
  }
}
