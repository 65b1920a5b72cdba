import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding';

const REQUIRE = /\brequire\(\s*(["'])([^"']+)\1\s*\)/g;

/** `require`s in the shipped JavaScript that WeChat would not find: WeChat reports them only when the page is opened. */
export function unresolvedImports(miniprogram: string, files: readonly string[]): Finding[] {
  return files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const text = readFileSync(path.join(miniprogram, file), 'utf8');
      return [...text.matchAll(REQUIRE)]
        .filter(([, , target = '']) => !resolves(miniprogram, file, target))
        .map((match) => ({
          where: `${file}:${text.slice(0, match.index).split('\n').length}`,
          what: `cannot find module '${match[2] ?? ''}'`,
        }));
    });
}

function resolves(miniprogram: string, from: string, target: string): boolean {
  const folder = path.posix.dirname(from);
  const exists = (base: string): boolean =>
    [`${base}.js`, `${base}/index.js`, base].some(
      (each) => each.endsWith('.js') && existsSync(path.join(miniprogram, each)),
    );
  if (target.startsWith('/')) return exists(target.slice(1));
  if (target.startsWith('.')) return exists(path.posix.join(folder, target));
  // A package: in the nearest miniprogram_npm, from the file's own folder up.
  for (let at = folder; ; at = path.posix.dirname(at)) {
    if (exists(path.posix.join(at, 'miniprogram_npm', target))) return true;
    if (at === '.') return false;
  }
}
