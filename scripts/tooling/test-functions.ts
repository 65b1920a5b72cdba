import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow, removeAllBut, root, writeIfChanged } from '../build/files';

const out = path.join(root, '.cache/test-functions');
const sdk = path.join(out, 'node_modules/@cloudbase/node-sdk');

/**
 * The functions as they were built, at `.cache/test-functions/built`, beside the SDK as one file: an installed SDK has
 * four hundred, and each of the hundreds of instances that tests start would read and compile them again. The tests of
 * `npm start` and of the SDK itself use the installed one.
 */
async function layOutFunctions(): Promise<void> {
  const dist = path.join(root, 'dist/cloudfunctions');
  const built = path.join(out, 'built');
  const files = await filesBelow(dist);
  for (const file of files) await writeIfChanged(path.join(built, file), await readFile(path.join(dist, file)));
  await removeAllBut(built, new Set(files));
}

async function bundleSdk(): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = require('@cloudbase/node-sdk');`, resolveDir: root },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  });
  for (const { contents } of outputFiles) await writeIfChanged(path.join(sdk, 'bundle.js'), contents);
  await writeIfChanged(path.join(sdk, 'index.js'), await readFile(path.join(__dirname, 'compiled-once.cjs')));
}

void Promise.all([layOutFunctions(), bundleSdk()]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
