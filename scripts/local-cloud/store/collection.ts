import type { Document } from '../query/document';
import { requirePlaces } from '../query/near';
import { CollectionIndex, type IndexDeclaration } from './collection-index';
import { encodeKey } from './key-encoding';
import type { DocumentRecord, IndexKeys, Version } from './record';
import { SortedEntries } from './sorted-entries';

/** The documents of one collection, in memory, with their indexes. */
export class Collection {
  /** By encoded `_id`, in the order of insertion. */
  readonly records = new Map<string, DocumentRecord>();
  readonly indexes: readonly CollectionIndex[];
  /** Fields that a 2dsphere index declares; without one MongoDB refuses `$near`. */
  readonly geoPaths: ReadonlySet<string>;
  private nextPlace = 1;
  private sortedIds: SortedEntries<DocumentRecord> | undefined;

  constructor(
    readonly name: string,
    /** Its number on disk. */
    readonly number: number,
    declarations: readonly IndexDeclaration[],
  ) {
    const isGeo = (declaration: IndexDeclaration): boolean =>
      declaration.fields.some((field) => field.direction === '2dsphere');
    this.indexes = declarations
      .filter((declaration) => !isGeo(declaration))
      .map((declaration, position) => new CollectionIndex(name, declaration, position));
    const fields = declarations.flatMap((declaration) => declaration.fields);
    this.geoPaths = new Set(fields.filter((field) => field.direction === '2dsphere').map((field) => field.path));
  }

  /** All records by `_id`; sorted when somebody first asks. */
  get ids(): SortedEntries<DocumentRecord> {
    if (this.sortedIds !== undefined) return this.sortedIds;
    const sorted = new SortedEntries<DocumentRecord>();
    sorted.load([...this.records.values()].map((record) => [record.key, record] as const));
    this.sortedIds = sorted; // Complete: a find whose time is over may end anywhere above.
    return sorted;
  }

  /** @throws DatabaseError when an index cannot take the document */
  keysOf(document: Document): readonly IndexKeys[] {
    for (const path of this.geoPaths) requirePlaces(document, path);
    return this.indexes.map((index) => index.keysOf(document));
  }

  /** The record of an `_id`, made when there is none: a writer needs something to hold. */
  recordFor(id: unknown): DocumentRecord {
    const key = encodeKey(id);
    const found = this.records.get(key);
    if (found !== undefined) return found;
    const record: DocumentRecord = { id, key, place: this.nextPlace, latest: undefined, writer: undefined };
    this.nextPlace += 1;
    this.addRecord(record);
    return record;
  }

  /** Makes a durable change visible. */
  commit(record: DocumentRecord, version: Version): void {
    version.older = record.latest;
    record.latest = version;
    for (const index of this.indexes) index.enter(record, version);
  }

  /** Drops the versions that nobody reads: all behind the one seen at `oldest`, the oldest moment still read. */
  prune(record: DocumentRecord, oldest: number): void {
    let seen = record.latest;
    while (seen !== undefined && seen.time > oldest) seen = seen.older;
    if (seen === undefined) return;
    const dropped = seen.older;
    seen.older = undefined;
    for (let version = dropped; version !== undefined; version = version.older) {
      for (const index of this.indexes) index.leave(record, version);
    }
    this.forgetIfEmpty(record);
  }

  /** Removes a record that has no document at any moment and that nobody is writing. */
  forgetIfEmpty(record: DocumentRecord): void {
    const { latest } = record;
    if (record.writer !== undefined) return;
    if (latest !== undefined && (latest.document !== undefined || latest.older !== undefined)) return;
    if (this.records.get(record.key) !== record) return;
    this.records.delete(record.key);
    this.sortedIds?.remove(record.key, record);
  }

  /** Takes a document from disk; `loaded` must follow the last one. */
  restore(place: number, document: Document): void {
    const id = document['_id'];
    const version: Version = { time: 0, document, keys: this.keysOf(document), older: undefined };
    this.addRecord({ id, key: encodeKey(id), place, latest: version, writer: undefined });
    this.nextPlace = Math.max(this.nextPlace, place + 1);
  }

  /**
   * The same documents under other indexes; nobody may be writing or reading older versions.
   * @throws DatabaseError or DataFolderError when an index cannot take them
   */
  withIndexes(declarations: readonly IndexDeclaration[]): Collection {
    const other = new Collection(this.name, this.number, declarations);
    for (const { place, latest } of this.records.values())
      if (latest?.document !== undefined) other.restore(place, latest.document);
    other.nextPlace = this.nextPlace;
    other.loaded();
    return other;
  }

  /** Builds the indexes over what was restored. */
  loaded(): void {
    for (const index of this.indexes) index.load(this.records.values());
  }

  private addRecord(record: DocumentRecord): void {
    this.records.set(record.key, record);
    this.sortedIds?.add(record.key, record);
  }
}
