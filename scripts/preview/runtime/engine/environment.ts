import { getDefaultComponentSpace, type ComponentOptions } from 'glass-easel';
import { MiniProgramEnv, type AssociatedBackend, type CodeSpace } from 'glass-easel-miniprogram-adapter';
import type { CompiledApp } from '../../compile/compiled-app';
import type { PreviewBackend } from './backend';
import { afterFrame } from './next-frame';

/** The definition object of a component, a page or a behavior, as the mini program's code gives it. */
export interface Definition {
  behaviors?: unknown[];
  options?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface Environment {
  codeSpace: CodeSpace;
  backend: AssociatedBackend;
  defineComponent: (path: string, definition: Definition) => void;
  definePage: (path: string, definition: Definition) => void;
  defineBehavior: (definition: Definition) => unknown;
  /** Runs once all components attached until now have had their `ready`. */
  afterReady: (callback: () => void) => void;
}

/** One code space for the whole mini program on our DOM backend. */
export function createEnvironment(
  app: CompiledApp,
  backend: PreviewBackend,
  onUnknownBehavior: (name: string) => void,
): Environment {
  const environment = new MiniProgramEnv();
  const associated = environment.associateBackend(backend);
  const codeSpace = environment.createCodeSpace('', true);
  codeSpace.getComponentSpace().updateComponentOptions({ writeIdToDOM: true });
  writePlainIds(codeSpace);
  const afterReady = triggerReady(codeSpace);
  for (const [path, sheet] of Object.entries(app.sheets)) {
    backend.registerStyleSheetContent(path, sheet);
    codeSpace.addStyleSheet(path, path, app.components[path]?.styleScope);
  }
  const builtinBehaviors = defineBuiltinBehaviors(codeSpace);
  const withBehaviors = (definition: Definition): never => {
    const behaviors = definition.behaviors?.flatMap((behavior) => {
      if (typeof behavior !== 'string') return [behavior];
      const found = builtinBehaviors.get(behavior);
      if (found === undefined) onUnknownBehavior(behavior);
      return found === undefined ? [] : [found];
    });
    // The definition comes from untyped code; the framework checks it itself and reports what is wrong.
    return { ...definition, ...(behaviors && { behaviors }) } as never;
  };
  return {
    codeSpace,
    backend: associated,
    defineComponent: (path, definition) =>
      void codeSpace.component(path).definition(withBehaviors(definition)).register(),
    definePage: (path, definition) =>
      void codeSpace.component(path).pageDefinition(withBehaviors(definition)).register(),
    defineBehavior: (definition) => codeSpace.behavior().definition(withBehaviors(definition)).register(),
    afterReady,
  };
}

interface OptionsPreparation {
  prepareComponentOptions: (path: string, options?: object) => [ComponentOptions, string];
}

/** The adapter gives every component random id prefixes; selectors, labels and `scroll-into-view` need the ids as written. */
function writePlainIds(codeSpace: CodeSpace): void {
  const internals = codeSpace as unknown as OptionsPreparation;
  const prepare = internals.prepareComponentOptions.bind(codeSpace);
  internals.prepareComponentOptions = (path, options) => {
    const [prepared, isolation] = prepare(path, options);
    return [{ ...prepared, idPrefixGenerator: null, writeIdToDOM: true }, isolation];
  };
}

interface ReadyTarget {
  triggerLifetime: (name: string, args: unknown[]) => void;
}

/** The framework leaves `ready` to its host: after the first layout, inner components before outer ones. */
function triggerReady(codeSpace: CodeSpace): (callback: () => void) => void {
  let waiting: ReadyTarget[] = [];
  let callbacks: (() => void)[] = [];
  let scheduled = false;
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    afterFrame(() => {
      scheduled = false;
      const [components, after] = [waiting.reverse(), callbacks];
      [waiting, callbacks] = [[], []];
      for (const component of components) component.triggerLifetime('ready', []);
      for (const callback of after) callback();
    });
  };
  codeSpace.setOverallBehavior(
    getDefaultComponentSpace().defineBehavior({
      is: '__overall__',
      lifetimes: {
        attached(this: unknown) {
          const caller = this as ReadyTarget & { _$?: ReadyTarget };
          waiting.push(caller._$ ?? caller);
          schedule();
        },
      },
    }),
  );
  return (callback) => {
    callbacks.push(callback);
    schedule();
  };
}

/** `behaviors: ['wx://form-field']` and the like are strings that the adapter does not know. */
function defineBuiltinBehaviors(codeSpace: CodeSpace): Map<string, unknown> {
  const fields = { properties: { name: { type: String }, value: { type: null } } };
  return new Map<string, unknown>([
    ['wx://form-field', codeSpace.behavior().definition(fields).register()],
    ['wx://form-field-group', codeSpace.behavior().definition({}).register()],
    ['wx://form-field-button', codeSpace.behavior().definition({}).register()],
    ['wx://component-export', codeSpace.behavior().definition({}).register()],
    ['wx://proxy-scroll-view', codeSpace.behavior().definition({}).register()],
  ]);
}
