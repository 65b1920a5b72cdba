import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow, removeAllBut, root, writeIfChanged } from '../build/files';

const TDESIGN_PACKAGES = 'miniprogram_npm/tdesign-miniprogram/miniprogram_npm/';

/**
 * The shipped mini program in the form that miniprogram-simulate can load, at `.cache/simulated-miniprogram`: it
 * resolves components by path only, and packages as node does, so bare `usingComponents` are written as paths and the
 * packages are laid beside as node_modules.
 */
async function simulateBuild(): Promise<void> {
  const built = path.join(root, 'dist/miniprogram');
  const out = path.join(root, '.cache/simulated-miniprogram');
  const kept = new Set<string>();
  for (const file of await filesBelow(built)) {
    const content = await readFile(path.join(built, file));
    for (const target of placesOf(file)) {
      kept.add(target);
      await writeIfChanged(
        path.join(out, target),
        file.endsWith('.json') ? withComponentPaths(content.toString()) : content,
      );
    }
  }
  await removeAllBut(out, kept);
}

function placesOf(file: string): string[] {
  if (file.startsWith(TDESIGN_PACKAGES)) return [file, `node_modules/${file.slice(TDESIGN_PACKAGES.length)}`];
  return file.startsWith('miniprogram_npm/') ? [file, file.replace('miniprogram_npm', 'node_modules')] : [file];
}

function withComponentPaths(text: string): string {
  const json = JSON.parse(text) as { usingComponents?: Record<string, string> };
  if (!json.usingComponents) return text;
  const paths = Object.entries(json.usingComponents).map(([tag, component]) => [
    tag,
    /^[./]/.test(component) ? component : `/miniprogram_npm/${component}`,
  ]);
  return JSON.stringify({ ...json, usingComponents: Object.fromEntries(paths) as Record<string, string> });
}

void simulateBuild().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
