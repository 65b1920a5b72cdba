import { closeSync, existsSync, mkdirSync, openSync, readSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import type { Document } from '../query/document';
import type { IndexDeclaration } from './collection-index';
import { DataFolderError, requestFailed } from './database-error';
import { readContent } from './disk-content';
import { stillRuns, thisProcess, type FolderOwner } from './folder-owner';

/** One document as it goes to disk; removed when `content` is undefined. */
export interface DiskWrite {
  readonly collection: number;
  readonly place: number;
  readonly content: Buffer | undefined;
}

export interface DiskDocument {
  readonly collection: number;
  readonly place: number;
  readonly document: Document;
}

type PlaceKey = [collection: number, place: number];

const openFolders = new Set<string>();

/** The data folder: documents under (collection, place), and the collections' names. One program at a time. */
export class Disk {
  private constructor(
    private readonly folder: string,
    private readonly environment: RootDatabase,
    private readonly documents: Database<Buffer, PlaceKey>,
    private readonly names: Database<number, string>,
    private readonly addedIndexes: Database<IndexDeclaration[], string>,
    private readonly owner: Database<FolderOwner, string>,
  ) {}

  /** @throws DataFolderError when the folder cannot be written or another program has it open */
  static open(dataDir: string): Disk {
    const folder = writableFolder(dataDir);
    if (openFolders.has(folder))
      throw new DataFolderError(`The data folder ${dataDir} is already open in this program.`);
    const disk = Disk.openEnvironment(dataDir, folder);
    disk.take(dataDir);
    openFolders.add(folder);
    return disk;
  }

  collections(): { name: string; number: number }[] {
    return [...this.names.getRange().map(({ key, value }) => ({ name: key, number: value }))];
  }

  /** Every document, each collection in the order of insertion. */
  *load(): Generator<DiskDocument> {
    for (const { key, value } of this.documents.getRange()) {
      yield { collection: key[0], place: key[1], document: readContent(value) };
    }
  }

  /** Resolves when the collection is durable. */
  async addCollection(name: string, number: number): Promise<void> {
    await this.atomically(() => [this.names.put(name, number)]);
  }

  /** The indexes that were added to collections in use. */
  indexes(): Map<string, IndexDeclaration[]> {
    return new Map(this.addedIndexes.getRange().map(({ key, value }) => [key, value]));
  }

  /** Resolves when it is durable that a collection has these indexes besides the declared ones. */
  async saveIndexes(collection: string, indexes: IndexDeclaration[]): Promise<void> {
    await this.atomically(() => [this.addedIndexes.put(collection, indexes)]);
  }

  /** All or nothing; resolves after the disk has confirmed it. */
  async save(writes: readonly DiskWrite[]): Promise<void> {
    await this.atomically(() =>
      writes.map(({ collection, place, content }) =>
        content === undefined
          ? this.documents.remove([collection, place])
          : this.documents.put([collection, place], content),
      ),
    );
  }

  async close(): Promise<void> {
    await this.owner.remove('owner');
    openFolders.delete(this.folder);
    await this.environment.close();
  }

  private static openEnvironment(dataDir: string, folder: string): Disk {
    try {
      // With overlapping syncs a commit would be answered before it is on the disk; with batches of its own beside ours, a failed
      // commit would reject a promise that nobody has.
      const environment = open({
        path: folder,
        maxDbs: 5,
        overlappingSync: false,
        eventTurnBatching: false,
        noSubdir: false,
      });
      return new Disk(
        folder,
        environment,
        environment.openDB<Buffer, PlaceKey>('documents', { encoding: 'binary' }),
        environment.openDB<number, string>('collections', {}),
        environment.openDB<IndexDeclaration[], string>('indexes', { encoding: 'json' }),
        environment.openDB<FolderOwner, string>('owner', { encoding: 'json' }),
      );
    } catch (error) {
      throw unwritable(dataDir, error);
    }
  }

  /** One commit for everything that is put and removed meanwhile. A full disk refuses it, and everything is as before. */
  private async atomically(change: () => readonly Promise<boolean>[]): Promise<void> {
    try {
      await this.environment.batch(() => {
        // The batch tells of the failure; each write would tell again, to nobody.
        for (const write of change()) write.catch(() => undefined);
      });
    } catch (error) {
      if (isCommitFailure(error)) error.commitError.catch(() => undefined);
      throw requestFailed('the disk refused the write; nothing was changed');
    }
  }

  /** LMDB lets one process write at a time, so that of two programs that start at once one sees the other. */
  private take(dataDir: string): void {
    const other = this.environment.transactionSync(() => {
      const current = this.owner.get('owner');
      if (current !== undefined && current.process !== process.pid && stillRuns(current)) return current;
      this.owner.putSync('owner', thisProcess());
      return undefined;
    });
    if (other === undefined) return;
    void this.environment.close();
    throw new DataFolderError(
      `The data folder ${dataDir} is in use by another program (process ${String(other.process)}).`,
    );
  }
}

/** LMDB's failure carries a second promise, which is rejected with what the system said after LMDB has logged it. */
function isCommitFailure(error: unknown): error is Error & { commitError: Promise<unknown> } {
  return error instanceof Error && 'commitError' in error && error.commitError instanceof Promise;
}

function writableFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = path.join(dataDir, `.probe-${String(process.pid)}`);
    writeFileSync(probe, '');
    unlinkSync(probe);
  } catch (error) {
    throw unwritable(dataDir, error);
  }
  refuseForeignFile(dataDir);
  return realpathSync(dataDir);
}

const magicOffset = 24;
const magic = 0xbeefc0de;

/** LMDB 3.5 crashes the whole program on a file that is not its own. */
function refuseForeignFile(dataDir: string): void {
  const file = path.join(dataDir, 'data.mdb');
  if (!existsSync(file)) return;
  const start = Buffer.alloc(magicOffset + 4);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (start.readUInt32LE(magicOffset) !== magic) {
    throw new DataFolderError(`The data folder ${dataDir} holds a data.mdb that is not a database.`);
  }
}

function unwritable(dataDir: string, error: unknown): DataFolderError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DataFolderError(`The data folder ${dataDir} cannot be opened for writing: ${reason}.`, { cause: error });
}
