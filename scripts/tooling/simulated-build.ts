import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow, root } from '../build/files';

/** Where component tests find the shipped mini program in the form that miniprogram-simulate can load. */
export const simulatedBuild = path.join(root, '.cache/simulated-miniprogram');

/**
 * miniprogram-simulate resolves components by path only, and packages as node does: copies the shipped build, writes
 * bare `usingComponents` as paths, and lays the packages beside it as node_modules.
 */
async function simulateBuild(): Promise<void> {
  const built = path.join(root, 'dist/miniprogram');
  await rm(simulatedBuild, { recursive: true, force: true });
  await cp(built, simulatedBuild, { recursive: true });
  const packages = path.join(simulatedBuild, 'miniprogram_npm');
  await cp(packages, path.join(simulatedBuild, 'node_modules'), { recursive: true });
  const inner = path.join(packages, 'tdesign-miniprogram/miniprogram_npm');
  if (existsSync(inner)) await cp(inner, path.join(simulatedBuild, 'node_modules'), { recursive: true });
  for (const file of await filesBelow(simulatedBuild)) {
    if (!file.endsWith('.json') || file.startsWith('node_modules/')) continue;
    const target = path.join(simulatedBuild, file);
    const json = JSON.parse(await readFile(target, 'utf8')) as { usingComponents?: Record<string, string> };
    for (const [tag, component] of Object.entries(json.usingComponents ?? {})) {
      if (json.usingComponents && !/^[./]/.test(component)) json.usingComponents[tag] = `/miniprogram_npm/${component}`;
    }
    await writeFile(target, JSON.stringify(json));
  }
}

if (require.main === module) {
  void simulateBuild().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
