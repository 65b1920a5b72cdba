import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The local cloud's time: the machine's, plus an offset that people and tests move. */
export interface Clock {
  /** Milliseconds since 1970, moved. */
  now: () => number;
  /** How far the clock stands from the machine's, in milliseconds. */
  offset: () => number;
  /** Moves the clock and tells everyone who watches; resolves once they have caught up (due timers have run). */
  move(to: ClockMove): Promise<ClockMoved>;
  watch(watcher: ClockWatcher): void;
}

type ClockWatcher = (moved: ClockMoved) => Promise<void> | void;

export type ClockMove = { advanceMs: number } | { now: number } | { reset: true };

export interface ClockMoved {
  before: number;
  now: number;
  offset: number;
}

/** As far as a JavaScript Date reaches, 8.64e15 ms, less a good margin for arithmetic on it. */
const FURTHEST_MS = 8e15;

/**
 * Opens the clock of a data folder. The offset is kept with the data: what was written in a moved future would
 * otherwise lie ahead of the clock after a restart, and codes, sessions and lots would contradict each other.
 */
export function openClock(dataDir: string): Clock {
  const file = path.join(dataDir, 'clock.json');
  let offset = savedOffset(file);
  const watchers: ClockWatcher[] = [];
  const now = (): number => Date.now() + offset;

  return {
    now,
    offset: () => offset,
    watch: (watcher) => void watchers.push(watcher),
    async move(to) {
      const before = now();
      const next = nextOffset(to, offset);
      if (!Number.isFinite(next) || Math.abs(Date.now() + next) > FURTHEST_MS)
        throw new RangeError('The clock cannot be moved there.');
      offset = next;
      saveOffset(file, next);
      const moved = { before, now: now(), offset };
      await Promise.all(watchers.map(async (watcher) => watcher(moved)));
      return moved;
    },
  };
}

function nextOffset(to: ClockMove, offset: number): number {
  if ('reset' in to) return 0;
  return Math.round('now' in to ? to.now - Date.now() : offset + to.advanceMs);
}

function savedOffset(file: string): number {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const offset = typeof saved === 'object' && saved !== null && 'offset' in saved ? saved.offset : 0;
    return typeof offset === 'number' && Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0;
  }
}

function saveOffset(file: string, offset: number): void {
  if (offset === 0) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ offset }));
  renameSync(`${file}.new`, file);
}
