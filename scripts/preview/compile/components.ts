import type { Problem } from '../problem';
import type { AppConfig, CompiledComponent, ComponentConfig } from './compiled-app';
import { npmCandidates, resolvePath, type Source } from './source';

export interface ComponentGraph {
  config: AppConfig;
  pages: string[];
  components: Record<string, CompiledComponent>;
}

type RawConfig = Partial<ComponentConfig> & { addGlobalClass?: boolean };

/** Walks from app.json through every `usingComponents` to all pages and components in use. */
export function walkComponents(source: Source, problems: Problem[]): ComponentGraph {
  const config = (readJson(source, 'app.json', problems) ?? { pages: [] }) as AppConfig;
  const subpackages = config.subPackages ?? config.subpackages ?? [];
  const pages = [
    ...config.pages,
    ...subpackages.flatMap(({ root, pages: inside }) => inside.map((page) => resolvePath('', `${root}/${page}`))),
  ];
  if (config.entryPagePath !== undefined && pages.includes(config.entryPagePath)) {
    pages.sort((a, b) => Number(b === config.entryPagePath) - Number(a === config.entryPagePath));
  }
  const components: Record<string, CompiledComponent> = {};
  const queue: string[] = [];
  const add = (from: string, tag: string, target: string): string | undefined => {
    const found = findComponent(source, from, target);
    if (found === undefined) {
      problems.push({
        kind: 'config',
        severity: 'error',
        file: `${from}.json`,
        message: `component <${tag}>: ${target} is not found`,
      });
    } else if (!queue.includes(found)) queue.push(found);
    return found;
  };
  const resolveAll = (from: string, using: Record<string, string> = {}): Record<string, string> =>
    Object.fromEntries(
      Object.entries(using).flatMap(([tag, target]) => {
        const found = add(from, tag, target);
        return found === undefined ? [] : [[tag, `/${found}`]];
      }),
    );

  const everywhere = resolveAll('app', config.usingComponents);
  for (const page of pages) {
    if (source.has(`${page}.js`) && source.has(`${page}.wxml`)) queue.push(page);
    else {
      problems.push({ kind: 'config', severity: 'error', file: 'app.json', message: `page ${page} is not found` });
    }
  }
  const customTabBar = config.tabBar?.custom === true && source.has('custom-tab-bar/index.json');
  if (customTabBar) queue.push('custom-tab-bar/index');
  for (const path of queue) {
    const json: RawConfig = (readJson(source, `${path}.json`, problems) as RawConfig | undefined) ?? {};
    components[path] = {
      json: {
        ...json,
        usingComponents: { ...everywhere, ...resolveAll(path, json.usingComponents) },
        ...genericsOf(path, json, add),
        ...isolationOf(source, path, json),
      },
    };
  }
  return { config, pages: pages.filter((page) => page in components), components };
}

function readJson(source: Source, file: string, problems: Problem[]): object | undefined {
  if (!source.has(file)) return undefined;
  try {
    return JSON.parse(source.read(file)) as object;
  } catch (error) {
    problems.push({ kind: 'config', severity: 'error', file, message: (error as Error).message });
    return undefined;
  }
}

function findComponent(source: Source, from: string, target: string): string | undefined {
  const beside = resolvePath(from, target);
  const candidates =
    target.startsWith('/') || target.startsWith('.') ? [beside] : [beside, ...npmCandidates(from, target)];
  return candidates
    .flatMap((candidate) => [candidate, `${candidate}/index`])
    .find((candidate) => source.has(`${candidate}.json`) && source.has(`${candidate}.js`));
}

function genericsOf(
  path: string,
  json: RawConfig,
  add: (from: string, tag: string, target: string) => string | undefined,
): Pick<ComponentConfig, 'componentGenerics'> {
  if (!json.componentGenerics) return {};
  const entries = Object.entries(json.componentGenerics).map(([name, generic]) => {
    if (typeof generic === 'boolean' || generic.default === undefined) return [name, true];
    const found = add(path, name, generic.default);
    return [name, found === undefined ? true : { default: `/${found}` }];
  });
  return { componentGenerics: Object.fromEntries(entries) as Record<string, boolean | { default?: string }> };
}

/**
 * WeChat takes `styleIsolation` from the JSON or from the JavaScript options. The class prefixes are fixed here, before
 * any code runs, so the option is read from the text; TDesign and our own components write it as a literal.
 */
function isolationOf(source: Source, path: string, json: RawConfig): Pick<ComponentConfig, 'styleIsolation'> {
  if (json.styleIsolation) return { styleIsolation: json.styleIsolation };
  if (!json.component || !source.has(`${path}.js`)) return {};
  const code = source.read(`${path}.js`);
  const literal = /\bstyleIsolation\s*:\s*(["'`])([a-z-]+)\1/.exec(code)?.[2];
  if (literal !== undefined) return { styleIsolation: literal as NonNullable<ComponentConfig['styleIsolation']> };
  return json.addGlobalClass === true || /\baddGlobalClass\s*:\s*(true|!0)/.test(code)
    ? { styleIsolation: 'apply-shared' }
    : {};
}

/** Components that see only their own classes get a prefix for them; pages and `shared` ones do not. */
export function scopeStyles(components: Record<string, CompiledComponent>): void {
  let next = 0;
  for (const component of Object.values(components)) {
    const isolation = component.json.styleIsolation ?? (component.json.component ? 'isolated' : 'shared');
    if (isolation === 'shared' || isolation === 'page-shared') continue;
    component.styleScope = `s${(next++).toString(36)}`;
  }
}
