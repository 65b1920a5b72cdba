import type { Collection } from './collection';
import type { DocumentRecord, Version } from './record';

/** Commit times, the moments that transactions read at, and the old versions that are kept for them and no longer. */
export class History {
  private time = 0;
  /** Moments in use, oldest first: time only grows, so insertion order is time order. */
  private readonly snapshots = new Map<number, number>();
  private superseded: { collection: Collection; record: DocumentRecord; at: number }[] = [];

  /** The moment of the last commit. */
  get now(): number {
    return this.time;
  }

  /** How many old versions are kept for open transactions. */
  get kept(): number {
    return this.superseded.length;
  }

  nextTime(): number {
    this.time += 1;
    return this.time;
  }

  open(snapshot: number): void {
    this.snapshots.set(snapshot, (this.snapshots.get(snapshot) ?? 0) + 1);
  }

  close(snapshot: number): void {
    const users = (this.snapshots.get(snapshot) ?? 1) - 1;
    if (users > 0) {
      this.snapshots.set(snapshot, users);
      return;
    }
    this.snapshots.delete(snapshot);
    this.prune();
  }

  /** Adds a durable version; what it replaces is dropped at once unless a transaction may read it. */
  commit(collection: Collection, record: DocumentRecord, version: Version): void {
    collection.commit(record, version);
    if (version.older === undefined && version.document !== undefined) return;
    if (this.snapshots.size === 0) collection.prune(record, version.time);
    else this.superseded.push({ collection, record, at: version.time });
  }

  private prune(): void {
    const oldest = this.oldest();
    let done = 0;
    for (const { collection, record, at } of this.superseded) {
      if (at > oldest) break;
      collection.prune(record, oldest);
      done += 1;
    }
    if (done > 0) this.superseded = this.superseded.slice(done);
  }

  private oldest(): number {
    for (const snapshot of this.snapshots.keys()) return snapshot;
    return this.time;
  }
}
