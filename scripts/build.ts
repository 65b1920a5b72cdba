import path from 'node:path';
import { root } from './build/files';
import { buildFunctions } from './build/functions';
import { buildMiniprogram } from './build/miniprogram';

/** `npm run build`: dist/cloudfunctions and dist/miniprogram, ready for WeChat DevTools and CloudBase. */
async function main(): Promise<void> {
  const started = performance.now();
  const dist = path.join(root, 'dist');
  const [{ names }] = await Promise.all([
    buildFunctions({ outDir: path.join(dist, 'cloudfunctions') }),
    buildMiniprogram({ outDir: path.join(dist, 'miniprogram') }),
  ]);
  console.log(
    `Built the mini program and ${String(names.length)} functions in ${Math.round(performance.now() - started)} ms: ${names.join(', ')}`,
  );
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
