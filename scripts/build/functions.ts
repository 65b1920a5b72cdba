import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { removeAllBut, root, writeIfChanged } from './files';

const source = path.join(root, 'cloudfunctions');

/** What the platform's own runtime installs beside a function, instead of a copy in every bundle. */
const INSTALLED_BY_THE_PLATFORM = ['@cloudbase/node-sdk', 'wx-server-sdk'];

/** The deployable functions: every folder of cloudfunctions/ that has an index.ts, `shared` aside. */
async function functionNames(): Promise<string[]> {
  const folders = await readdir(source, { withFileTypes: true });
  return folders
    .filter((folder) => folder.isDirectory() && folder.name !== 'shared')
    .map((folder) => folder.name)
    .filter((name) => existsSync(path.join(source, name, 'index.ts')))
    .sort();
}

/**
 * Bundles each function to `outDir/<name>/index.js`, with the package.json that CloudBase installs from and the
 * function's own config.json. Files whose content stays the same are not touched.
 */
export async function buildFunctions({ outDir }: { outDir: string }): Promise<{ names: string[] }> {
  const names = await functionNames();
  const versions = await dependencyVersions();
  const kept = new Set<string>();
  const keep = async (file: string, content: string | Uint8Array): Promise<void> => {
    kept.add(file);
    await writeIfChanged(path.join(outDir, file), content);
  };
  const { outputFiles, metafile } = await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, path.join(source, name, 'index.ts')])),
    outdir: outDir,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    sourcemap: 'inline',
    sourcesContent: false,
    external: INSTALLED_BY_THE_PLATFORM,
    tsconfig: path.join(source, 'tsconfig.json'),
    logLevel: 'silent',
  });
  await Promise.all(
    outputFiles.map((file) => keep(path.relative(outDir, file.path).split(path.sep).join('/'), file.contents)),
  );
  for (const name of names) {
    const bundle = Object.entries(metafile.outputs).find(([file]) => file.endsWith(`${name}/index.js`))?.[1];
    const imported = new Set(bundle?.imports.map((each) => each.path));
    const dependencies = Object.fromEntries(
      INSTALLED_BY_THE_PLATFORM.filter((each) => imported.has(each)).map((each) => [each, versions[each]]),
    );
    await keep(
      `${name}/package.json`,
      `${JSON.stringify({ name, version: '1.0.0', main: 'index.js', dependencies }, null, 2)}\n`,
    );
    const config = path.join(source, name, 'config.json');
    if (existsSync(config)) await keep(`${name}/config.json`, await readFile(config));
  }
  await removeAllBut(outDir, kept);
  return { names };
}

async function dependencyVersions(): Promise<Record<string, string>> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  return { ...devDependencies, ...dependencies };
}
