import path from 'node:path';
import { root } from './build/files';
import { buildFunctions } from './build/functions';
import { buildMiniprogram } from './build/miniprogram';
import { buildPos } from './build/pos';

/**
 * `npm run build`: dist/cloudfunctions and dist/miniprogram, ready for WeChat DevTools and CloudBase, and dist/pos, the
 * points engine for tills.
 */
async function main(): Promise<void> {
  const started = performance.now();
  const dist = path.join(root, 'dist');
  const [{ names }] = await Promise.all([
    buildFunctions({ outDir: path.join(dist, 'cloudfunctions') }),
    buildMiniprogram({ outDir: path.join(dist, 'miniprogram') }),
    buildPos({ outDir: path.join(dist, 'pos') }),
  ]);
  console.log(
    `Built the mini program, the engine for tills and ${String(names.length)} functions in ${Math.round(performance.now() - started)} ms: ${names.join(', ')}`,
  );
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
