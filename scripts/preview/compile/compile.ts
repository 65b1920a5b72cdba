import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../problem';
import { builtinTags } from '../runtime/builtins/tags';
import type { CompiledApp } from './compiled-app';
import { scopeStyles, walkComponents } from './components';
import { writeIcons } from './icons';
import { collectModules } from './modules';
import { openSource, type Source } from './source';
import { compileStyles } from './styles';
import { compileTemplates } from './templates';
import { readTheme } from './theme';

export interface PreviewOptions {
  /** A built mini program, exactly what ships to WeChat. */
  miniprogramDir: string;
  outDir: string;
  /** Where `outDir` will be served, with a slash at the end. */
  publicPath?: string;
}

/** The name under which `app.js` leaves the compiled app for the runtime. */
const COMPILED_APP_GLOBAL = '__compiledMiniProgram';

/**
 * Compiles a built mini program for the browser. `outDir` then holds `app.js` (a script that sets
 * `globalThis.__compiledMiniProgram` to a `CompiledApp`), `files/` (images and the like) and `icons/`.
 * @returns what is wrong in the mini program; app.js is written in any case and shows the rest
 */
export function compilePreview({
  miniprogramDir,
  outDir,
  publicPath = '/mini/',
}: PreviewOptions): Promise<{ problems: Problem[] }> {
  const problems: Problem[] = [];
  const source = openSource(miniprogramDir);
  const { config, pages, components } = walkComponents(source, problems);
  scopeStyles(components);
  const paths = Object.keys(components);
  const templates = compileTemplates(source, paths, problems);
  const app: Omit<CompiledApp, 'makeTemplates'> = {
    config,
    pages,
    components,
    modules: collectModules(source, ['app.js', ...paths.map((each) => `${each}.js`)], problems),
    sheets: compileStyles(source, components, publicPath, problems),
    baseStyle: readFileSync(path.join(__dirname, '../runtime/base.css'), 'utf8'),
    publicPath,
    themeVariables: readTheme(source, config, problems),
    builtins: builtinTags,
    problems,
  };
  mkdirSync(outDir, { recursive: true });
  copyFiles(source, path.join(outDir, 'files'));
  if (paths.some((each) => each.endsWith('/icon/icon'))) writeIcons(outDir);
  const script = `globalThis.${COMPILED_APP_GLOBAL}=Object.assign(${JSON.stringify(app)},{makeTemplates:${templates}});`;
  writeFileSync(path.join(outDir, 'app.js'), script);
  return Promise.resolve({ problems });
}

const CODE = /\.(js|json|wxml|wxss|wxs|map|ts)$/;

function copyFiles(source: Source, target: string): void {
  for (const file of source.files) {
    if (CODE.test(file)) continue;
    const to = path.join(target, file);
    if (!existsSync(path.dirname(to))) mkdirSync(path.dirname(to), { recursive: true });
    cpSync(path.join(source.folder, file), to);
  }
}
