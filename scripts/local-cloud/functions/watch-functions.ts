import { watch } from 'chokidar';
import path from 'node:path';

/** A build writes a bundle in several steps: what is quiet for so long is whole. */
const QUIET_MS = 100;

/** Tells which function's bundle or configuration has changed, once per change. @returns a way to stop. */
export function watchFunctions(functionsDir: string, onChanged: (name: string) => void): () => Promise<void> {
  const pending = new Map<string, NodeJS.Timeout>();
  const watcher = watch(functionsDir, { ignoreInitial: true, depth: 1 });
  watcher.on('error', () => undefined); // A folder that vanishes while it is read; the next change is seen again.
  watcher.on('all', (_event, file) => {
    const [name = '', leaf = ''] = path.relative(functionsDir, file).split(path.sep);
    if (leaf !== 'index.js' && leaf !== 'config.json') return;
    clearTimeout(pending.get(name));
    pending.set(
      name,
      setTimeout(() => {
        pending.delete(name);
        onChanged(name);
      }, QUIET_MS),
    );
  });
  return async () => {
    for (const timer of pending.values()) clearTimeout(timer);
    await watcher.close();
  };
}
