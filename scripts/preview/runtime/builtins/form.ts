import { Component, type Element as WxElement } from 'glass-easel';
import { composedDescendants } from '../engine/element-of';
import { builtin, builtinHooks } from './builtin';

export const form = builtin('form', { reportSubmit: false, reportSubmitTimeout: 0 }, ({ host, component, emit }) => {
  host.addEventListener('wx-form-submit', (event) => {
    event.stopPropagation();
    const value: Record<string, unknown> = {};
    for (const inner of composedDescendants(component)) {
      const name = nameOf(inner);
      if (name !== '' && isField(inner)) value[name] = builtinHooks(inner)?.formValue?.() ?? dataOf(inner)['value'];
    }
    emit('submit', { value });
  });
  host.addEventListener('wx-form-reset', (event) => {
    event.stopPropagation();
    for (const inner of composedDescendants(component)) builtinHooks(inner)?.formReset?.();
    emit('reset', { target: { id: component.id } });
  });
  return {};
});

/** Built-in fields, and components of the mini program with the behavior `wx://form-field`. */
function isField(element: WxElement): boolean {
  const hooks = builtinHooks(element);
  if (hooks) return hooks.formValue !== undefined;
  return (
    Component.isComponent(element) && Component.hasProperty(element, 'name') && Component.hasProperty(element, 'value')
  );
}

function nameOf(element: WxElement): string {
  const name = dataOf(element)['name'];
  return typeof name === 'string' ? name : '';
}

function dataOf(element: WxElement): Record<string, unknown> {
  return Component.isComponent(element) ? element.data : {};
}
