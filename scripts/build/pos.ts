import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiDocument } from '../../cloudfunctions/pos/openapi';
import { operations } from '../../cloudfunctions/pos/operations';
import { bundleDeclarations } from './declarations';
import { filesBelow, removeAllBut, root, writeIfChanged } from './files';

const engine = path.join(root, 'cloudfunctions/shared/core/points-rules');
const entry = path.join(engine, 'pos.ts');

/** Tills are old: what runs here ran on the Node and the browsers of 2018. */
const TARGET = 'es2018';

/**
 * Makes what a till carries: the points engine as one ES module and one CommonJS module without dependencies, its types,
 * and the conformance vectors that prove a port or a copy of it; and the document of the HTTP API that it calls.
 */
export async function buildPos({ outDir }: { outDir: string }): Promise<void> {
  const kept = new Set<string>();
  const keep = async (file: string, content: string | Uint8Array): Promise<void> => {
    kept.add(file);
    await writeIfChanged(path.join(outDir, file), content);
  };
  await keep('index.mjs', await bundle('esm'));
  await keep('index.cjs', await bundle('cjs'));
  await keep('index.d.ts', await bundleDeclarations(entry));
  await keep('package.json', await manifest());
  await keep('README.md', await readFile(path.join(__dirname, 'pos-readme.md')));
  await keep('openapi.json', `${JSON.stringify(openApiDocument(operations), null, 2)}\n`);
  const vectors = path.join(engine, 'vectors');
  for (const file of await filesBelow(vectors)) {
    await keep(`vectors/${file}`, await readFile(path.join(vectors, file)));
  }
  await removeAllBut(outDir, kept);
}

async function bundle(format: 'esm' | 'cjs'): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    target: TARGET,
    platform: 'neutral',
    tsconfig: path.join(root, 'cloudfunctions/tsconfig.json'),
    logLevel: 'silent',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made no bundle of ${entry}`);
  return output.contents;
}

async function manifest(): Promise<string> {
  const { version, license } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  const entries = { types: './index.d.ts', import: './index.mjs', require: './index.cjs' };
  const content = {
    name: '@vip-card/points-engine',
    version,
    license,
    main: './index.cjs',
    module: './index.mjs',
    types: './index.d.ts',
    exports: { '.': entries },
    sideEffects: false,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
