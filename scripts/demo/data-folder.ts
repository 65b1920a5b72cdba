import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DataFolderError, Store } from '../local-cloud/store';

/**
 * Makes the demo's folder ready: `fresh` empties it, and so does an interrupted seeding, which left half a chain. Only a
 * folder that is ours from its beginning is written to at all: `--data` may name one in which somebody keeps other things.
 * @throws DataFolderError when it holds something else, is in use or cannot be written
 */
export async function prepareFolder(dataDir: string, fresh: boolean): Promise<void> {
  const database = path.join(dataDir, 'database');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!existsSync(path.join(database, 'data.mdb'))) {
      refuseOthers(dataDir);
      return;
    }
    if (!fresh && !existsSync(seedingMark(dataDir))) return;
    // Opening it says whether it is a database of ours, and one that nobody is using now.
    await (await Store.open({ dataDir: database })).close();
    // The database last: until it is gone, whoever looks again knows the folder as ours.
    for (const room of [path.join(dataDir, 'files'), database]) rmSync(room, { recursive: true, force: true });
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(
      `The data folder ${dataDir} cannot be written (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

/** This file says that half a demo chain lies here. */
export function seedingMark(dataDir: string): string {
  return path.join(dataDir, 'seeding');
}

/** What the cloud keeps beside its database; `fresh` leaves it there. */
const OWN_FILES = ['seeding', 'clock.json', 'wechat.json'];

/** What a desktop leaves everywhere, such as `.DS_Store`, and empty rooms are nothing. */
function refuseOthers(dataDir: string): void {
  const others = readdirSync(dataDir, { withFileTypes: true }).filter(
    (entry) =>
      !entry.name.startsWith('.') &&
      !OWN_FILES.includes(entry.name) &&
      !(entry.isDirectory() && readdirSync(path.join(dataDir, entry.name)).length === 0),
  );
  const [first] = others;
  if (first)
    throw new DataFolderError(
      `The data folder ${dataDir} holds something else (${first.name}): name an empty one with --data.`,
    );
}
