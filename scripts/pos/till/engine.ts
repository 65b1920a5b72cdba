import type * as engine from '../../../cloudfunctions/shared/core/points-rules/pos';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../build/files';
import { buildPos } from '../../build/pos';

/** What dist/pos exports, as its source says. */
export type Engine = typeof engine;

/** Loads the engine as tills carry it: the built file, which is made here when nobody has built it yet. */
export async function loadEngine(): Promise<Engine> {
  const folder = path.join(root, 'dist/pos');
  const file = path.join(folder, 'index.cjs');
  if (!existsSync(file)) await buildPos({ outDir: folder });
  return createRequire(file)(file) as Engine;
}
