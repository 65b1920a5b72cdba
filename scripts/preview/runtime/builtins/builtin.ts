import type { Element as WxElement, GeneralComponent } from 'glass-easel';
import type { BuiltinTag } from './tags';
import type { Surroundings } from './surroundings';

/** Default values of the properties; their types are the properties' types. `null` takes anything. */
export type PropertyDefaults = Record<string, string | number | boolean | readonly unknown[] | null>;

type ValueOf<D> = D extends string
  ? string
  : D extends number
    ? number
    : D extends boolean
      ? boolean
      : D extends readonly unknown[]
        ? readonly unknown[]
        : unknown;

type Values<P extends PropertyDefaults> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** A built-in component on the page, as its own file sees it. */
export interface Instance<P extends PropertyDefaults = PropertyDefaults> {
  /** The `wx-...` element. */
  readonly host: HTMLElement;
  readonly component: GeneralComponent;
  readonly props: Values<P>;
  /** What the rest of the engine offers to built-in components. */
  readonly phone: Surroundings;
  /** Changes own properties, as typing into an input does; `model:value` follows. */
  set: (values: Partial<Record<keyof P, unknown>>) => void;
  /** Sends an event; `onAnswer` gets what each handler returns. */
  emit: (event: string, detail?: object, options?: { onAnswer?: (answer: unknown) => void }) => void;
  /** Listens to an event of the mini program, for example tap. `target` is the DOM node that was touched. */
  on: (event: string, listener: (event: { detail: unknown; target: EventTarget | null }) => void) => void;
}

export interface Hooks<P extends PropertyDefaults> {
  /** After a property has changed, by name. Called for none before `setup` has returned. */
  changed?: (name: keyof P) => void;
  detached?: () => void;
  /** The value that a form submits. */
  formValue?: () => unknown;
  /** Back to the value that the component began with. */
  formReset?: () => void;
  /** What a tap on the component's label does. */
  activate?: () => void;
  /** For `SelectorQuery.node()` and `context()`. */
  node?: () => unknown;
  scrollOffset?: () => { scrollTop: number; scrollLeft: number; scrollWidth: number; scrollHeight: number };
}

export interface Builtin {
  readonly tag: BuiltinTag;
  readonly properties: PropertyDefaults;
  setup: (instance: Instance) => Hooks<PropertyDefaults>;
}

/**
 * Describes a built-in component: its tag, the default values of its properties, and what happens when one is attached.
 * State lives in the closure of `setup`.
 */
export function builtin<const P extends PropertyDefaults>(
  tag: BuiltinTag,
  properties: P,
  setup: (instance: Instance<P>) => Hooks<P>,
): Builtin {
  return { tag, properties, setup: setup as unknown as Builtin['setup'] };
}

const hooksOf = new WeakMap<WxElement, Hooks<PropertyDefaults>>();

/** The hooks of a built-in component; undefined for everything else. */
export function builtinHooks(element: WxElement): Hooks<PropertyDefaults> | undefined {
  return hooksOf.get(element);
}

export function rememberHooks(element: WxElement, hooks: Hooks<PropertyDefaults>): void {
  hooksOf.set(element, hooks);
}
