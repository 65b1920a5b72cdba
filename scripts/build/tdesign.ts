import { transform } from 'esbuild';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './files';

const dist = path.join(root, 'node_modules/tdesign-miniprogram/miniprogram_dist');
const PREFIX = 'tdesign-miniprogram/';

/**
 * TDesign's files that some components need, and no others: all of TDesign would take most of the 2 MB that WeChat
 * allows. Starts from the `usingComponents` of the given JSON texts and follows components, modules, templates, WXS and
 * style imports.
 * @returns file contents by path relative to the package
 */
export async function tdesignFiles(jsonTexts: readonly string[]): Promise<Map<string, string | Uint8Array>> {
  const found = new Map<string, string | Uint8Array>();
  const queue: string[] = [];
  const addComponent = (component: string): void => {
    for (const extension of ['js', 'json', 'wxml', 'wxss']) {
      if (existsSync(path.join(dist, `${component}.${extension}`))) queue.push(`${component}.${extension}`);
      else if (extension === 'js') throw new Error(`tdesign-miniprogram has no component ${component}`);
    }
  };
  for (const text of jsonTexts) {
    for (const target of componentTargets(text))
      if (target.startsWith(PREFIX)) addComponent(target.slice(PREFIX.length));
  }
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    const content = await readFile(path.join(dist, file));
    const text = content.toString();
    const folder = path.posix.dirname(file);
    if (file.endsWith('.json')) {
      for (const target of componentTargets(text)) addComponent(path.posix.join(folder, target));
      found.set(file, content);
    } else if (file.endsWith('.js')) {
      const { code } = await transform(text, {
        format: 'cjs',
        target: 'es2018',
        minifySyntax: true,
        minifyWhitespace: true,
      });
      found.set(file, code);
      for (const [, , target = ''] of code.matchAll(/\brequire\((["'])([^"']+)\1\)/g))
        queue.push(resolveModule(folder, target));
    } else {
      found.set(file, content);
      for (const target of markupTargets(file, text)) queue.push(path.posix.join(folder, target));
    }
  }
  return found;
}

function componentTargets(jsonText: string): string[] {
  const { usingComponents = {}, componentGenerics = {} } = JSON.parse(jsonText) as {
    usingComponents?: Record<string, string>;
    componentGenerics?: Record<string, true | { default?: string }>;
  };
  const defaults = Object.values(componentGenerics).flatMap((each) => (each === true ? [] : (each.default ?? [])));
  return [...Object.values(usingComponents), ...defaults];
}

function markupTargets(file: string, text: string): string[] {
  const pattern = file.endsWith('.wxss')
    ? /@import\s+(?:url\()?\s*(["'])([^"']+)\1/g
    : file.endsWith('.wxs')
      ? /\brequire\((["'])([^"']+)\1\)/g
      : /<(?:wxs|import|include)\b[^>]*?\ssrc=(["'])([^"']+)\1/g;
  const own = file.split('.').pop() ?? '';
  return [...text.matchAll(pattern)].map(([, , target = '']) =>
    path.posix.extname(target) ? target : `${target}.${own}`,
  );
}

/** Relative modules beside the file; bare ones in the package's own miniprogram_npm. */
function resolveModule(folder: string, target: string): string {
  const base = target.startsWith('.') ? path.posix.join(folder, target) : path.posix.join('miniprogram_npm', target);
  const match = [`${base}.js`, `${base}/index.js`, base].find(
    (each) => each.endsWith('.js') && existsSync(path.join(dist, each)),
  );
  if (match === undefined)
    throw new Error(`tdesign-miniprogram: ${target} required in ${folder} is not in the package`);
  return match;
}
