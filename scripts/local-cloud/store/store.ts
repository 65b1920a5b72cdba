import type { CollectionDeclaration } from '../../../cloudfunctions/shared/cloud/collections';
import { Collection } from './collection';
import { collectionExists, collectionMissing, DataFolderError, requestFailed } from './database-error';
import { Disk, type DiskWrite } from './disk';
import { Draft, Reader } from './draft';
import { GroupCommit } from './group-commit';
import { History } from './history';
import { OpenTransactions } from './open-transactions';
import type { View } from './record';
import { Blocked } from './stage';
import { Writer, type StagedWrite } from './writer';

export interface StoreOptions {
  /** Made when it is missing; belongs to one program at a time. */
  readonly dataDir: string;
  /** Collections that exist from the start, with their indexes. */
  readonly collections?: readonly CollectionDeclaration[];
  /** How long a transaction may stay open, in real milliseconds. */
  readonly transactionLifeMs?: number;
}

/** Figures for tests and for the curious. */
export interface StoreStats {
  /** Documents that finds have looked at since the store was opened. */
  examined: number;
  /** Times the disk was asked to confirm. */
  syncs: number;
  /** Changes whose older versions are kept for open transactions. */
  keptVersions: number;
  openTransactions: number;
}

/**
 * Documents in memory, durable in a data folder. Reads are synchronous and see what is durable; a write resolves when the disk has
 * confirmed it, and nobody sees it earlier. Documents are never changed once stored: whoever reads one must not either.
 */
export class Store {
  private readonly collections = new Map<string, Collection>();
  private readonly creating = new Map<string, Promise<void>>();
  private readonly history = new History();
  private readonly group: GroupCommit;
  private readonly examination = { examined: 0 };
  private readonly indexes: ReadonlyMap<string, CollectionDeclaration['indexes']>;
  private readonly addedIndexes: Map<string, CollectionDeclaration['indexes']>;
  private readonly transactions: OpenTransactions;
  private nextNumber = 1;
  private closing = false;

  private constructor(
    private readonly disk: Disk,
    options: StoreOptions,
  ) {
    this.group = new GroupCommit(disk);
    this.indexes = new Map((options.collections ?? []).map(({ name, indexes }) => [name, indexes]));
    this.addedIndexes = disk.indexes();
    this.transactions = new OpenTransactions(this.history, options.transactionLifeMs ?? 30_000);
  }

  /** @throws DataFolderError when the folder cannot be used */
  static async open(options: StoreOptions): Promise<Store> {
    const disk = Disk.open(options.dataDir);
    const store = new Store(disk, options);
    try {
      store.load();
      for (const { name } of options.collections ?? [])
        if (!store.collections.has(name)) await store.createCollection(name);
    } catch (error) {
      await disk.close();
      throw error;
    }
    return store;
  }

  get stats(): StoreStats {
    return {
      examined: this.examination.examined,
      syncs: this.group.syncs,
      keptVersions: this.history.kept,
      openTransactions: this.transactions.size,
    };
  }

  hasCollection(name: string): boolean {
    return this.collections.has(name);
  }

  /** The fields of a collection that a 2dsphere index declares. */
  geoPaths(name: string): string[] {
    return [...(this.collections.get(name)?.geoPaths ?? [])];
  }

  /** Resolves when the collection is durable. */
  async createCollection(name: string): Promise<void> {
    // No turn is given up when nobody else is making it: a second request must find the first.
    const other = this.creating.get(name);
    if (other !== undefined) await other;
    if (this.collections.has(name)) throw collectionExists(name);
    const collection = this.newCollection(name, this.nextNumber);
    this.nextNumber += 1;
    const durable = this.disk.addCollection(name, collection.number);
    this.creating.set(name, durable);
    try {
      await durable;
      this.collections.set(name, collection);
    } finally {
      this.creating.delete(name);
    }
  }

  /**
   * Adds an index to a collection in use, or replaces the one of its name. Resolves when it is durable and serves finds. Open
   * transactions are given up: what they have read and staged knows nothing of it.
   * @throws DatabaseError when the documents do not allow it
   */
  async createIndex(name: string, index: CollectionDeclaration['indexes'][number]): Promise<void> {
    while (this.group.busy) await this.group.idle();
    // From here on in one turn: nobody writes meanwhile.
    const added = [...(this.addedIndexes.get(name) ?? []).filter((other) => other.name !== index.name), index];
    const collection = indexed(this.collectionNamed(name), [...this.declaredBeside(name, added), ...added]);
    this.transactions.abortAll();
    this.collections.set(name, collection);
    this.addedIndexes.set(name, added);
    await this.disk.saveIndexes(name, added);
  }

  /** A reader of what is committed now, or inside a transaction. */
  read(transactionId?: string): Reader {
    const view: View = transactionId === undefined ? {} : this.transactions.writerOf(transactionId).view;
    return new Reader(view, this.collectionNamed, this.examination);
  }

  /**
   * Changes documents. Outside a transaction `work` may run several times, each time on a fresh draft, when another writer holds
   * what it needs; it resolves when its changes are durable. Inside one it is staged until the commit, and a failure ends the
   * transaction.
   */
  async write<T>(transactionId: string | undefined, work: (draft: Draft) => T): Promise<T> {
    return transactionId === undefined ? await this.writeAlone(work) : this.writeInside(transactionId, work);
  }

  /** Opens a transaction and tells its id; its snapshot begins with its first operation. */
  begin(): string {
    return this.transactions.begin();
  }

  /** Resolves when everything the transaction did is durable: all of it or, on failure, nothing. */
  commit(transactionId: string): Promise<void> {
    return this.transactions.commit(transactionId, (writer) => this.persist(writer));
  }

  /** Gives a transaction up. */
  abort(transactionId: string): void {
    this.transactions.abort(transactionId);
  }

  /** Gives open transactions up, waits for what is on its way to the disk, and frees the folder. */
  async close(): Promise<void> {
    this.closing = true;
    this.transactions.abortAll();
    await Promise.allSettled(this.creating.values());
    await this.group.idle();
    await this.disk.close();
  }

  private readonly collectionNamed = (name: string): Collection => {
    const collection = this.collections.get(name);
    if (collection === undefined) throw collectionMissing(name);
    return collection;
  };

  private newCollection(name: string, number: number): Collection {
    const added = this.addedIndexes.get(name) ?? [];
    return new Collection(name, number, [...this.declaredBeside(name, added), ...added]);
  }

  private declaredBeside(name: string, added: CollectionDeclaration['indexes']): CollectionDeclaration['indexes'] {
    const names = new Set(added.map((index) => index.name));
    return (this.indexes.get(name) ?? []).filter((index) => !names.has(index.name));
  }

  private load(): void {
    const byNumber = new Map<number, Collection>();
    for (const { name, number } of this.disk.collections()) {
      const collection = this.newCollection(name, number);
      this.collections.set(name, collection);
      byNumber.set(number, collection);
      this.nextNumber = Math.max(this.nextNumber, number + 1);
    }
    for (const { collection, place, document } of this.disk.load()) byNumber.get(collection)?.restore(place, document);
    for (const collection of this.collections.values()) collection.loaded();
  }

  private async writeAlone<T>(work: (draft: Draft) => T): Promise<T> {
    for (;;) {
      const writer = new Writer();
      const outcome = attempt(() => work(new Draft(writer, this.collectionNamed, this.examination)));
      if (!outcome.ok && outcome.error instanceof Blocked) {
        writer.release();
        await outcome.error.holder.released();
        continue;
      }
      // As in MongoDB, what a request changed before one of its documents was refused stays changed.
      await this.persist(writer);
      if (outcome.ok) return outcome.value;
      throw outcome.error;
    }
  }

  private writeInside<T>(transactionId: string, work: (draft: Draft) => T): T {
    const writer = this.transactions.writerOf(transactionId);
    const outcome = attempt(() => work(new Draft(writer, this.collectionNamed, this.examination)));
    if (outcome.ok) return outcome.value;
    this.abort(transactionId);
    throw outcome.error;
  }

  /** Makes what a writer staged durable, then visible, then lets go of it. */
  private async persist(writer: Writer): Promise<void> {
    try {
      const changes = [...writer.staged.values()].filter(
        ({ record, document }) => document !== undefined || record.latest !== undefined,
      );
      if (changes.length === 0) return;
      if (this.closing) throw requestFailed('the database is closing');
      await this.group.commit(changes.map(toDisk), () => {
        const time = this.history.nextTime();
        for (const { collection, record, document, keys } of changes) {
          this.history.commit(collection, record, { time, document, keys, older: undefined });
        }
      });
    } finally {
      writer.release();
    }
  }
}

/** In a running cloud a value that occurs twice is a refusal, not the end. */
function indexed(collection: Collection, indexes: CollectionDeclaration['indexes']): Collection {
  try {
    return collection.withIndexes(indexes);
  } catch (error) {
    throw error instanceof DataFolderError ? requestFailed(`E11000 duplicate key error: ${error.message}`) : error;
  }
}

function toDisk({ collection, record, content }: StagedWrite): DiskWrite {
  return { collection: collection.number, place: record.place, content };
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

function attempt<T>(work: () => T): Outcome<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}
