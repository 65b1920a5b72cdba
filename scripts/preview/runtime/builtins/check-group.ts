import type { GeneralComponent } from 'glass-easel';
import { Component } from 'glass-easel';
import { composedDescendants } from '../engine/element-of';
import { builtin } from './builtin';
import { CHECKED_EVENT } from './check';

interface Item {
  component: GeneralComponent;
  value: string;
  checked: boolean;
}

/** The checkboxes or radios inside a group, in order. */
function itemsOf(group: GeneralComponent, tag: string): Item[] {
  return [...composedDescendants(group)].flatMap((inner) => {
    if (!Component.isComponent(inner) || inner.is !== `__builtin__/${tag}`) return [];
    const { value, checked } = inner.data as { value: string; checked: boolean };
    return [{ component: inner, value, checked }];
  });
}

export const checkboxGroup = builtin('checkbox-group', { name: '' }, ({ host, component, emit }) => {
  const value = (): string[] =>
    itemsOf(component, 'checkbox')
      .filter(({ checked }) => checked)
      .map((item) => item.value);
  host.addEventListener(CHECKED_EVENT, (event) => {
    event.stopPropagation();
    emit('change', { value: value() });
  });
  return { formValue: value };
});

export const radioGroup = builtin('radio-group', { name: '' }, ({ host, component, emit }) => {
  const value = (): string => itemsOf(component, 'radio').find(({ checked }) => checked)?.value ?? '';
  host.setAttribute('role', 'radiogroup');
  host.addEventListener(CHECKED_EVENT, (event) => {
    event.stopPropagation();
    for (const { component: item, checked } of itemsOf(component, 'radio')) {
      if (checked && item.getBackendElement() !== (event.target as unknown)) item.setData({ checked: false });
    }
    emit('change', { value: value() });
  });
  return { formValue: value };
});
