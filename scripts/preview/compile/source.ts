import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of a built mini program, by path with `/` and without a leading slash. */
export interface Source {
  readonly folder: string;
  readonly files: ReadonlySet<string>;
  has: (file: string) => boolean;
  read: (file: string) => string;
}

export function openSource(folder: string): Source {
  const files = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files.add(path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  }
  return {
    folder,
    files,
    has: (file) => files.has(file),
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
  };
}

/** Joins as WeChat does: a leading slash means the package root. */
export function resolvePath(fromFile: string, target: string): string {
  const joined = target.startsWith('/') ? target : path.posix.join(path.posix.dirname(fromFile), target);
  return path.posix
    .normalize(joined)
    .replace(/^(\.\.\/)+/, '')
    .replace(/^\//, '');
}

/** `a/b/miniprogram_npm/x`, `a/miniprogram_npm/x`, `miniprogram_npm/x`: where an npm name is looked for from a file. */
export function npmCandidates(fromFile: string, name: string): string[] {
  const candidates: string[] = [];
  for (let folder = path.posix.dirname(fromFile); ; folder = path.posix.dirname(folder)) {
    candidates.push(path.posix.join(folder, 'miniprogram_npm', name));
    if (folder === '.') return candidates;
  }
}

/** Code from npm is not ours to warn about. */
export function isFromNpm(file: string): boolean {
  return file.includes('miniprogram_npm/');
}
