import { watch } from 'chokidar';

const quietMs = 120;

/** Calls `rebuild` once a burst of changes in the folder is over, never twice at the same time. */
export function watchForRebuilds(folder: string, rebuild: () => Promise<void>): { close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const watcher = watch(folder, { ignoreInitial: true });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(rebuild);
    }, quietMs);
  });
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
