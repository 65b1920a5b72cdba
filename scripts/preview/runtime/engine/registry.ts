import type { CompiledApp, TemplateContent } from '../../compile/compiled-app';
import { createModuleLoader, type ModuleLoader } from './modules';
import type { Definition, Environment } from './environment';
import { templateOf } from './install-builtins';

export interface Registry {
  /** Registers a page or component and everything that it uses, when first needed (`lazyCodeLoading`). */
  register: (path: string) => void;
  loadApp: () => void;
}

export interface RegistryGlobals {
  wx: object;
  App: (definition: object) => void;
  getApp: () => unknown;
  getCurrentPages: () => unknown[];
}

/** Runs the mini program's files and binds what they define to the component whose file it is. */
export function createRegistry(
  app: CompiledApp,
  environment: Environment,
  templates: Readonly<Record<string, TemplateContent>>,
  globals: RegistryGlobals,
  report: (thrown: unknown, where: string) => void,
): Registry {
  const registered = new Set<string>();
  const defined = new Set<string>();
  // TDesign calls Component() from a helper module: what counts is the component file being loaded, not the caller.
  let current = '';
  const define = (how: (path: string, definition: Definition) => void) => (definition: Definition) => {
    if (current === '') throw new Error('Component or Page is called outside the file of a component or page');
    defined.add(current);
    how(current, definition);
  };
  const Behavior = (definition: Definition): unknown => environment.defineBehavior(definition);
  const loader: ModuleLoader = createModuleLoader(
    app.modules,
    { ...globals, Page: define(environment.definePage), Component: define(environment.defineComponent), Behavior },
    (file) => {
      const before = current;
      const path = file.replace(/\.js$/, '');
      if (path in app.components) current = path;
      return () => {
        current = before;
      };
    },
  );
  const register = (path: string): void => {
    const component = app.components[path];
    if (!component || registered.has(path)) return;
    registered.add(path);
    for (const used of usedBy(component.json)) register(used);
    environment.codeSpace.addComponentStaticConfig(path, component.json as never);
    const content = templates[path];
    if (content) environment.codeSpace.addCompiledTemplate(path, templateOf(templates, content));
    try {
      loader.load(`${path}.js`);
      if (!defined.has(path)) throw new Error(`${path}.js has called neither Page() nor Component()`);
    } catch (thrown) {
      report(thrown, path);
      // Something must stand there, or everything around it fails too.
      if (!defined.has(path)) environment.defineComponent(path, {});
    }
  };
  return { register, loadApp: () => void loader.load('app.js') };
}

function usedBy({ usingComponents, componentGenerics = {} }: CompiledApp['components'][string]['json']): string[] {
  const defaults = Object.values(componentGenerics).flatMap((each) =>
    typeof each === 'object' ? (each.default ?? []) : [],
  );
  return [...Object.values(usingComponents), ...defaults].map((path) => path.replace(/^\//, ''));
}
