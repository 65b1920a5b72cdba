import type { Document } from '../query/document';
import type { Collection } from './collection';
import type { CollectionIndex } from './collection-index';
import type { DocumentRecord, IndexKeys, View } from './record';

/** What a writer will make of a document; `document` is undefined when it removes it. */
export interface StagedWrite {
  readonly collection: Collection;
  readonly record: DocumentRecord;
  readonly document: Document | undefined;
  readonly keys: readonly IndexKeys[];
  /** The document as it goes to disk. */
  readonly content: Buffer | undefined;
}

/**
 * Somebody who changes documents: one plain request, or one transaction. It holds its documents and its unique keys from the
 * moment it stages a change until the change is durable or given up.
 */
export class Writer {
  readonly staged = new Map<DocumentRecord, StagedWrite>();
  private readonly reserved: { index: CollectionIndex; key: string }[] = [];
  private readonly waiting: (() => void)[] = [];

  /** What this writer sees: the moment of its snapshot, or the newest, with its own changes. */
  readonly view: View;

  /** @param snapshot the moment a transaction reads at; a plain request reads the newest */
  constructor(readonly snapshot?: number) {
    this.view = snapshot === undefined ? { writer: this } : { writer: this, snapshot };
  }

  stage(write: StagedWrite): void {
    write.record.writer = this;
    this.staged.set(write.record, write);
  }

  reserve(index: CollectionIndex, key: string, record: DocumentRecord): void {
    index.reservations.set(key, { writer: this, record });
    this.reserved.push({ index, key });
  }

  /** Resolves when this writer holds nothing any more. */
  released(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** Lets go of everything and wakes those who wait. */
  release(): void {
    for (const { collection, record } of this.staged.values()) {
      record.writer = undefined;
      collection.forgetIfEmpty(record);
    }
    for (const { index, key } of this.reserved) index.reservations.delete(key);
    this.staged.clear();
    this.reserved.length = 0;
    for (const wake of this.waiting.splice(0)) wake();
  }
}
