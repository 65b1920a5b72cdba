import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface FixtureFunction {
  /** The whole of index.js. */
  source: string;
  config?: Record<string, unknown>;
}

/** Writes small functions in plain JavaScript, as a build would leave them. @returns their folder. */
export async function writeFunctions(functions: Record<string, FixtureFunction | string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vip-card-functions-'));
  for (const [name, fixture] of Object.entries(functions)) {
    await writeFunction(folder, name, typeof fixture === 'string' ? { source: fixture } : fixture);
  }
  return folder;
}

/** Writes one function, or a new build of it. */
export async function writeFunction(folder: string, name: string, { source, config }: FixtureFunction): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  if (config) await writeFile(path.join(folder, name, 'config.json'), JSON.stringify(config));
  await writeFile(path.join(folder, name, 'index.js'), source);
}
