import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

/** All files below a folder, as paths relative to it, with `/` between the parts. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Writes a file only when its content changes, so that watchers of the build see what really changed. */
export async function writeIfChanged(file: string, content: string | Uint8Array): Promise<boolean> {
  const next = Buffer.from(content);
  const before = await readFile(file).catch(() => undefined);
  if (before?.equals(next)) return false;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, next);
  return true;
}

/** Removes what a former build left and this one did not make. */
export async function removeAllBut(folder: string, keep: ReadonlySet<string>): Promise<void> {
  const present = await filesBelow(folder).catch(() => []);
  await Promise.all(present.filter((file) => !keep.has(file)).map((file) => rm(path.join(folder, file))));
}
