import type { GeneralComponent } from 'glass-easel';
import type { CompiledApp, TemplateContent } from '../../compile/compiled-app';
import { rememberHooks, type Builtin, type Hooks, type Instance, type PropertyDefaults } from '../builtins/builtin';
import { builtins } from '../builtins';
import { builtinTemplates } from '../builtins/templates';
import { textOf } from '../builtins/text-of';
import type { Surroundings } from '../builtins/surroundings';
import type { Environment } from './environment';

const PREFIX = '__builtin__/';

const ARIA = ['label', 'role', 'hidden', 'checked', 'selected', 'disabled', 'expanded', 'live', 'modal'] as const;

/** Every built-in component has these. */
const COMMON = {
  hidden: false,
  animation: null,
  ...Object.fromEntries(ARIA.map((name) => [ariaProperty(name), null])),
};

/** Registers the built-in components, so that every template may use them. `view`, `text` and `cover-view` are plain elements. */
export function installBuiltins(
  environment: Environment,
  templates: ReturnType<CompiledApp['makeTemplates']>,
  surroundings: Surroundings,
): void {
  const { codeSpace } = environment;
  const space = codeSpace.getComponentSpace();
  for (const each of builtins) {
    const path = PREFIX + each.tag;
    // `shared` keeps the class names of these templates as they are: base.css knows them.
    codeSpace.addComponentStaticConfig(path, { component: true, styleIsolation: 'shared' as never });
    if (each.tag in builtinTemplates) {
      const content = templates[path] as unknown;
      codeSpace.addCompiledTemplate(path, templateOf(templates, content as TemplateContent));
    }
    environment.defineComponent(path, definitionOf(each, surroundings));
    space.setGlobalUsingComponent(each.tag, space.getComponentByUrl(path, ''));
  }
}

/** The generated content in the shape that the framework wants; listeners without a colon work on plain elements too. */
export function templateOf(groupList: Readonly<Record<string, TemplateContent>>, content: TemplateContent): never {
  return { groupList, content, fallbackListenerOnNativeNode: true } as never;
}

interface Caller {
  _$: GeneralComponent;
}

function definitionOf(each: Builtin, surroundings: Surroundings): Record<string, unknown> {
  const defaults: PropertyDefaults = { ...COMMON, ...each.properties };
  const attached = new WeakMap<GeneralComponent, Hooks<PropertyDefaults>>();
  const observers = Object.fromEntries(
    Object.keys(defaults).map((name) => [
      name,
      function (this: Caller) {
        const hooks = attached.get(this._$);
        if (!hooks) return;
        if (name in COMMON) reflectCommon(this._$, surroundings, name);
        hooks.changed?.(name);
      },
    ]),
  );
  return {
    properties: Object.fromEntries(
      Object.entries(defaults).map(([name, value]) => [name, { type: typeOf(value), value }]),
    ),
    observers,
    lifetimes: {
      attached(this: Caller) {
        const hooks = each.setup(instanceOf(this._$, surroundings));
        attached.set(this._$, hooks);
        rememberHooks(this._$, hooks);
        for (const name of Object.keys(COMMON)) if (isSet(this._$, name)) reflectCommon(this._$, surroundings, name);
      },
      detached(this: Caller) {
        attached.get(this._$)?.detached?.();
      },
    },
  };
}

function instanceOf(component: GeneralComponent, phone: Surroundings): Instance {
  return {
    host: component.getBackendElement() as unknown as HTMLElement,
    component,
    phone,
    get props() {
      return component.data as Instance['props'];
    },
    set: (values) => {
      component.setData(values);
    },
    emit: (event, detail = {}, { onAnswer } = {}) => {
      component.triggerEvent(
        event,
        detail,
        onAnswer
          ? {
              handleListenerReturn: (answer) => {
                onAnswer(answer);
              },
            }
          : {},
      );
    },
    on: (event, listener) => {
      component.addListener(event, (wxEvent) => {
        const original = wxEvent.getOriginalEvent();
        listener({ detail: wxEvent.detail, target: original instanceof Event ? original.target : null });
      });
    },
  };
}

function typeOf(value: unknown): unknown {
  if (typeof value === 'string') return String;
  if (typeof value === 'number') return Number;
  if (typeof value === 'boolean') return Boolean;
  return Array.isArray(value) ? Array : null;
}

function isSet(component: GeneralComponent, name: string): boolean {
  const value: unknown = (component.data as Record<string, unknown>)[name];
  return value !== null && value !== false;
}

function reflectCommon(component: GeneralComponent, surroundings: Surroundings, name: string): void {
  const host = component.getBackendElement() as unknown as HTMLElement;
  const value: unknown = (component.data as Record<string, unknown>)[name];
  if (name === 'hidden') host.toggleAttribute('hidden', Boolean(value));
  else if (name === 'animation') surroundings.animate(host, value);
  else {
    const attribute = name === 'ariaRole' ? 'role' : `aria-${name.slice('aria'.length).toLowerCase()}`;
    if (value === null || value === undefined) host.removeAttribute(attribute);
    else host.setAttribute(attribute, textOf(value));
  }
}

function ariaProperty(name: string): string {
  return `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
