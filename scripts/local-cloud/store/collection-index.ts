import type { CollectionDeclaration } from '../../../cloudfunctions/shared/cloud/collections';
import type { Document } from '../query/document';
import { DataFolderError, requestFailed } from './database-error';
import { invertKey, keyEnd } from './key-encoding';
import { pathKeys } from './path-keys';
import type { DocumentRecord, IndexKeys, Version } from './record';
import { SortedEntries } from './sorted-entries';
import type { Writer } from './writer';

export type IndexDeclaration = CollectionDeclaration['indexes'][number];

export interface IndexField {
  readonly path: string;
  readonly names: readonly string[];
  readonly descending: boolean;
}

/** MongoDB's limit, in bytes. */
const longestKey = 1024;

/**
 * A sorted index over every version of every document that somebody may still read: an entry tells that some version has this
 * key, and the reader checks that it is the version it sees.
 */
export class CollectionIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly fields: readonly IndexField[];
  readonly entries = new SortedEntries<DocumentRecord>();
  /** Unique keys of writes that are not committed yet. */
  readonly reservations = new Map<string, { writer: Writer; record: DocumentRecord }>();
  /** How many versions have more than one key here: such an index answers with a document more than once. */
  private multikeyVersions = 0;

  constructor(
    readonly collection: string,
    declaration: IndexDeclaration,
    /** Where a version keeps this index's keys. */
    readonly position: number,
  ) {
    this.name = declaration.name;
    this.unique = declaration.unique === true;
    this.fields = declaration.fields.map(({ path, direction }) => ({
      path,
      names: path.split('.'),
      descending: direction === -1,
    }));
  }

  get multikey(): boolean {
    return this.multikeyVersions > 0;
  }

  /** The keys of a document; a missing field counts as null. */
  keysOf(document: Document): IndexKeys {
    let keys: readonly string[] = [''];
    let arrays = 0;
    for (const field of this.fields) {
      const parts = pathKeys(document, field.names);
      if (parts.length > 1 && (arrays += 1) > 1) throw requestFailed(`cannot index parallel arrays: ${this.name}`);
      keys = joinKeys(keys, field.descending ? parts.map(invertKey) : parts);
    }
    for (const key of keys) if (key.length > longestKey / 3) this.checkLength(document, key);
    return keys;
  }

  keysIn(version: Version): IndexKeys {
    return version.keys[this.position] ?? [];
  }

  /** Makes a version findable. */
  enter(record: DocumentRecord, version: Version): void {
    const keys = this.keysIn(version);
    if (keys.length > 1) this.multikeyVersions += 1;
    for (const key of keys) if (!this.heldFrom(version.older, key)) this.entries.add(key, record);
  }

  /** Forgets a version that nobody can read any more, after it was taken out of its record. */
  leave(record: DocumentRecord, version: Version): void {
    const keys = this.keysIn(version);
    if (keys.length > 1) this.multikeyVersions -= 1;
    for (const key of keys) if (!this.heldFrom(record.latest, key)) this.entries.remove(key, record);
  }

  /** Fills the index when a data folder is opened. */
  load(records: Iterable<DocumentRecord>): void {
    const entries: [string, DocumentRecord][] = [];
    for (const record of records) {
      const keys = record.latest === undefined ? [] : this.keysIn(record.latest);
      if (keys.length > 1) this.multikeyVersions += 1;
      for (const key of keys) entries.push([key, record]);
    }
    this.entries.load(entries);
    if (this.unique) this.requireUnique();
  }

  private requireUnique(): void {
    let previous: string | undefined;
    for (const { key } of this.entries.range('', keyEnd)) {
      if (key === previous) {
        throw new DataFolderError(
          `The unique index ${this.name} of ${this.collection} cannot be built: two documents have the same value.`,
        );
      }
      previous = key;
    }
  }

  private heldFrom(newest: Version | undefined, key: string): boolean {
    for (let version = newest; version !== undefined; version = version.older) {
      if (this.keysIn(version).includes(key)) return true;
    }
    return false;
  }

  private checkLength(document: Document, key: string): void {
    const plain = this.fields.some((field) => field.descending)
      ? this.fields.map((f) => pathKeys(document, f.names)[0]).join('')
      : key;
    const bytes = Buffer.byteLength(plain) - 2 * this.fields.length;
    if (bytes > longestKey) {
      throw requestFailed(
        `Btree::insert: key too large to index, failing ${this.collection}.${this.name} ${String(bytes)} > 1024`,
      );
    }
  }
}

function joinKeys(beginnings: readonly string[], ends: readonly string[]): readonly string[] {
  const [beginning, end] = [beginnings[0], ends[0]];
  if (beginnings.length === 1 && ends.length === 1 && beginning !== undefined && end !== undefined)
    return [beginning + end];
  return beginnings.flatMap((first) => ends.map((second) => first + second));
}
