import type { CompiledModule } from '../../compile/compiled-app';

/** Modules are evaluated under this scheme, so that stacks name files of the mini program. */
const SCRIPT_SCHEME = 'mini:///';

interface LoadedModule {
  exports: unknown;
}

/**
 * What browsers have and WeChat's logic layer has not: code that leans on it must fail here as it would on a phone.
 */
const ABSENT = (
  'window document self frames parent top location history navigator localStorage sessionStorage indexedDB caches fetch ' +
  'XMLHttpRequest WebSocket Worker Image Audio alert confirm prompt URL URLSearchParams TextEncoder TextDecoder crypto atob ' +
  'btoa structuredClone AbortController Blob File FileReader FormData Headers Request Response Event EventTarget CustomEvent ' +
  'MutationObserver ResizeObserver IntersectionObserver requestAnimationFrame cancelAnimationFrame getComputedStyle'
).split(' ');

/** The free variables that every module sees. */
const GIVEN = ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages'] as const;

/**
 * What stands before a module's code on its first line. The globals are parameters of an outer function, so that a module
 * may declare a `class Image` of its own.
 */
const PREFIX = `(function(${[...GIVEN, ...ABSENT].join(',')}){return function(require,module,exports){`;

/** How far the prefix shifts the columns of this line in a stack. */
export function columnShift(line: number): number {
  return line === 1 ? PREFIX.length : 0;
}

export interface ModuleLoader {
  load: (file: string) => unknown;
}

/**
 * CommonJS as WeChat has it: every module sees `wx`, `Page`, `App` and the rest as free variables.
 * @param globals the values of those variables
 * @param entering is told which file is about to run and gives what to do after it
 */
export function createModuleLoader(
  modules: Readonly<Record<string, CompiledModule>>,
  globals: Readonly<Record<(typeof GIVEN)[number], unknown>>,
  entering: (file: string) => () => void,
): ModuleLoader {
  const loaded = new Map<string, LoadedModule>();
  const values = GIVEN.map((name) => globals[name]);

  const load = (file: string): unknown => {
    const before = loaded.get(file);
    if (before) return before.exports;
    const source = modules[file];
    if (!source) throw new Error(`module "${file}" is not defined`);
    const module: LoadedModule = { exports: {} };
    loaded.set(file, module);
    const require = (target: string): unknown => {
      const found = source.requires[target];
      if (found === undefined) throw new Error(`module "${target}" is not defined, require args is "${target}"`);
      return load(found);
    };
    const leave = entering(file);
    try {
      evaluate(file, source.code)(...values)(require, module, module.exports);
    } catch (error) {
      loaded.delete(file);
      throw error;
    } finally {
      leave();
    }
    return module.exports;
  };
  return { load };
}

type ModuleFunction = (...globals: readonly unknown[]) => (...args: readonly unknown[]) => void;

/** Indirect eval keeps the module's own line numbers, which `new Function` would shift. */
function evaluate(file: string, code: string): ModuleFunction {
  const run = eval as (text: string) => unknown;
  return run(`${PREFIX}${code}\n}})\n//# sourceURL=${SCRIPT_SCHEME}${file}`) as ModuleFunction;
}
