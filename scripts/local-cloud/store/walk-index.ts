import type { Collection } from './collection';
import type { CollectionIndex } from './collection-index';
import type { Found } from './find';
import type { KeyRange } from './key-encoding';
import { versionAt, type DocumentRecord, type View } from './record';

export interface IndexWalk {
  /** Undefined for the index over `_id`. */
  readonly index: CollectionIndex | undefined;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
}

interface Entry extends Found {
  readonly key: string;
}

/** The documents that a view sees in some ranges of an index, in its order, each once. */
export function* walkIndex(collection: Collection, view: View, walk: IndexWalk): Generator<Found> {
  // A document with several keys here is met several times, and counts the first time.
  const met =
    walk.index?.multikey === true || (view.writer?.staged.size ?? 0) > 0 ? new Set<DocumentRecord>() : undefined;
  for (const range of walk.ranges) {
    const own = ownEntries(collection, view, walk, range);
    const committed = committedEntries(collection, view, walk, range);
    for (const entry of own.length === 0 ? committed : merge(committed, own, walk.reverse)) {
      if (met?.has(entry.record) === true) continue;
      met?.add(entry.record);
      yield entry;
    }
  }
}

function* committedEntries(collection: Collection, view: View, walk: IndexWalk, range: KeyRange): Generator<Entry> {
  const { index } = walk;
  const entries = index === undefined ? collection.ids : index.entries;
  for (const { key, target: record } of entries.range(range.from, range.to, walk.reverse)) {
    if (view.writer?.staged.has(record) === true) continue;
    const version = versionAt(record, view.snapshot);
    if (version?.document === undefined) continue;
    // The entry may belong to a version before or after the one that this view sees.
    const alone = version === record.latest && version.older === undefined;
    if (!alone && index !== undefined && !index.keysIn(version).includes(key)) continue;
    yield { key, record, document: version.document };
  }
}

/** What the view's writer has changed itself and not committed yet. */
function ownEntries(collection: Collection, view: View, walk: IndexWalk, range: KeyRange): Entry[] {
  const own: Entry[] = [];
  for (const write of view.writer?.staged.values() ?? []) {
    const { record, document } = write;
    if (write.collection !== collection || document === undefined) continue;
    const keys = walk.index === undefined ? [record.key] : (write.keys[walk.index.position] ?? []);
    for (const key of keys) if (key >= range.from && key < range.to) own.push({ key, record, document });
  }
  const sign = walk.reverse ? -1 : 1;
  return own.sort((a, b) => compareEntries(a, b) * sign);
}

function* merge(committed: Generator<Entry>, own: readonly Entry[], reverse: boolean): Generator<Entry> {
  const sign = reverse ? -1 : 1;
  let place = 0;
  for (const entry of committed) {
    for (let mine = own[place]; mine !== undefined && compareEntries(mine, entry) * sign < 0; mine = own[place]) {
      yield mine;
      place += 1;
    }
    yield entry;
  }
  yield* own.slice(place);
}

function compareEntries(a: Entry, b: Entry): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.record.key === b.record.key) return 0;
  return a.record.key < b.record.key ? -1 : 1;
}
