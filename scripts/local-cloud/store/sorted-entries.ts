/** What an index points at; `key` orders entries whose index keys are equal. */
export interface Pointed {
  readonly key: string;
}

interface Chunk<T> {
  keys: string[];
  targets: T[];
}

const chunkLimit = 512;

/**
 * A sorted multimap from index key to target: a list of short sorted chunks, so that an insertion moves at most one chunk.
 * Iteration reads it in place: it must not change while somebody walks it.
 */
export class SortedEntries<T extends Pointed> {
  private readonly chunks: Chunk<T>[] = [];
  size = 0;

  /** Fills an empty map at once from entries in any order. */
  load(entries: readonly (readonly [key: string, target: T])[]): void {
    const sorted = [...entries].sort((a, b) => compareEntries(a[0], a[1], b[0], b[1]));
    const step = chunkLimit / 2;
    for (let start = 0; start < sorted.length; start += step) {
      const part = sorted.slice(start, start + step);
      this.chunks.push({ keys: part.map((entry) => entry[0]), targets: part.map((entry) => entry[1]) });
    }
    this.size = sorted.length;
  }

  add(key: string, target: T): void {
    const at = Math.min(this.chunkFor(key, target), this.chunks.length - 1);
    const chunk = this.chunks[at];
    this.size += 1;
    if (chunk === undefined) {
      this.chunks.push({ keys: [key], targets: [target] });
      return;
    }
    const place = placeIn(chunk, key, target);
    chunk.keys.splice(place, 0, key);
    chunk.targets.splice(place, 0, target);
    if (chunk.keys.length > chunkLimit) this.split(at, chunk);
  }

  remove(key: string, target: T): void {
    const at = this.chunkFor(key, target);
    const chunk = this.chunks[at];
    if (chunk === undefined) return;
    const place = placeIn(chunk, key, target);
    if (chunk.targets[place] !== target || chunk.keys[place] !== key) return;
    chunk.keys.splice(place, 1);
    chunk.targets.splice(place, 1);
    this.size -= 1;
    if (chunk.keys.length === 0) this.chunks.splice(at, 1);
  }

  /** Entries with `from <= key < to`, ascending, or descending when `reverse`. */
  *range(from: string, to: string, reverse = false): Generator<{ key: string; target: T }> {
    const step = reverse ? -1 : 1;
    let at = reverse ? Math.min(this.chunkFor(to), this.chunks.length - 1) : this.chunkFor(from);
    let chunk = this.chunks[at];
    if (chunk === undefined) return;
    let place = reverse ? placeIn(chunk, to) - 1 : placeIn(chunk, from);
    for (;;) {
      const key = chunk.keys[place];
      const target = chunk.targets[place];
      if (key === undefined || target === undefined) {
        at += step;
        chunk = this.chunks[at];
        if (chunk === undefined) return;
        place = reverse ? chunk.keys.length - 1 : 0;
        continue;
      }
      if (reverse ? key < from : key >= to) return;
      yield { key, target };
      place += step;
    }
  }

  /** The first chunk whose last entry is not before the given one; `chunks.length` when all are. */
  private chunkFor(key: string, target?: T): number {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = this.chunks[middle];
      if (chunk !== undefined && isBefore(chunk, chunk.keys.length - 1, key, target)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private split(at: number, chunk: Chunk<T>): void {
    // Keys that only grow (dates, numbers) fill the chunk before a new one is begun.
    const middle = at === this.chunks.length - 1 ? chunkLimit - 16 : chunkLimit / 2;
    this.chunks.splice(at + 1, 0, { keys: chunk.keys.splice(middle), targets: chunk.targets.splice(middle) });
  }
}

function compareEntries(aKey: string, a: Pointed, bKey: string, b: Pointed): number {
  if (aKey !== bKey) return aKey < bKey ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** Whether the entry at a place sorts before `key` (and `target`, when entries with an equal key matter). */
function isBefore<T extends Pointed>(chunk: Chunk<T>, place: number, key: string, target?: T): boolean {
  const foundKey = chunk.keys[place];
  const found = chunk.targets[place];
  if (foundKey === undefined || found === undefined) return false;
  if (foundKey !== key) return foundKey < key;
  return target !== undefined && found.key < target.key;
}

/** The first place whose entry is not before `key`. */
function placeIn<T extends Pointed>(chunk: Chunk<T>, key: string, target?: T): number {
  let low = 0;
  let high = chunk.keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(chunk, middle, key, target)) low = middle + 1;
    else high = middle;
  }
  return low;
}
