import { build, transform } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow, removeAllBut, root, writeIfChanged } from './files';
import { tdesignFiles } from './tdesign';

const source = path.join(root, 'miniprogram');

/** What old phones' WeChat runs without translation; DevTools' own ES5 step is off in project.config.json. */
const TARGET = 'es2018';

const NOT_SHIPPED = /(^|\/)(testing\/.*|tsconfig\.json|[^/]*\.test\.ts|[^/]*\.d\.ts)$/;
const IMPORT = /(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^'.][^']*)'/g;

/**
 * Makes exactly what ships to WeChat: each TypeScript file becomes one CommonJS file with a source map beside it (maps
 * are left out of the package by project.config.json), everything else is copied, and `miniprogram_npm/` receives
 * TDesign's used components and one bundle for each package that the code imports.
 */
export async function buildMiniprogram({ outDir }: { outDir: string }): Promise<void> {
  const files = (await filesBelow(source)).filter((file) => !NOT_SHIPPED.test(file));
  const kept = new Set<string>();
  const keep = async (file: string, content: string | Uint8Array): Promise<void> => {
    kept.add(file);
    await writeIfChanged(path.join(outDir, file), content);
  };
  const texts = new Map<string, string>();
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(path.join(source, file));
      if (/\.(ts|json)$/.test(file)) texts.set(file, content.toString());
      if (!file.endsWith('.ts')) return keep(file, content);
      const { code, map } = await transpile(file, content.toString());
      const compiled = file.replace(/\.ts$/, '.js');
      await keep(compiled, `${code}//# sourceMappingURL=${path.basename(compiled)}.map\n`);
      await keep(`${compiled}.map`, map);
    }),
  );
  for (const [name, names] of packagesImported(texts))
    await keep(`miniprogram_npm/${name}/index.js`, await bundlePackage(name, names));
  for (const [file, content] of await tdesignFiles(
    [...texts].filter(([file]) => file.endsWith('.json')).map(([, text]) => text),
  )) {
    await keep(`miniprogram_npm/tdesign-miniprogram/${file}`, content);
  }
  await removeAllBut(outDir, kept);
}

async function transpile(file: string, text: string): Promise<{ code: string; map: string }> {
  return transform(text, {
    loader: 'ts',
    format: 'cjs',
    target: TARGET,
    sourcemap: 'external',
    sourcefile: path.basename(file),
    sourcesContent: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
}

/** The packages that the code imports, each with the names it takes from it (`undefined`: all of them). */
function packagesImported(texts: ReadonlyMap<string, string>): Map<string, Set<string> | undefined> {
  const packages = new Map<string, Set<string> | undefined>();
  for (const text of texts.values()) {
    for (const [, typeOnly, clause = '', name = ''] of text.matchAll(IMPORT)) {
      if (typeOnly) continue;
      const named = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1];
      const names = named
        ?.split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '' && !each.startsWith('type '));
      const before = packages.get(name);
      if (names === undefined || (packages.has(name) && before === undefined)) packages.set(name, undefined);
      else if (names.length > 0)
        packages.set(name, new Set([...(before ?? []), ...names.map((each) => each.split(/\s+as\s+/)[0] ?? each)]));
    }
  }
  return packages;
}

/** Only what the mini program names is kept of a package: its package is small, and the core is not. */
async function bundlePackage(name: string, names: ReadonlySet<string> | undefined): Promise<Uint8Array> {
  const contents =
    names === undefined
      ? `module.exports = require('${name}');`
      : `export { ${[...names].sort().join(', ')} } from '${name}';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: source, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    target: TARGET,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    tsconfig: path.join(source, 'tsconfig.json'),
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`esbuild made no bundle of ${name}`);
  return bundle.contents;
}
