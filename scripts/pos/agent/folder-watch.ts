import { watch, type FSWatcher } from 'chokidar';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SeenFile } from './agent';

/** After so many times the quiet time also a last line without its end is taken for whole. */
const ENDED = 15;
/** A file that was written so long ago is not being written. */
const OLD_MS = 60_000;

interface Watched {
  /** Size and time of change. */
  state: string;
  since: number;
  told: string;
  timer: NodeJS.Timeout | undefined;
}

/** Whether a file is one of a till's: not ours, not one under a name for while it is written, not an office program's. */
function isTillFile(name: string): boolean {
  return /\.csv$/i.test(name) && !/\.rejected\.csv$/i.test(name) && !/^[.~]/.test(name);
}

/** Every till's file in a folder, taken for whole. */
export function filesIn(folder: string): SeenFile[] {
  const names = readdirSync(folder).filter(isTillFile).sort();
  return names.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)), quiet: true, ended: true }));
}

/** Watches a folder, and tells of each file when it changes, when it is quiet, and when it must have ended. */
export class FolderWatch {
  readonly #folder: string;
  readonly #quietMs: number;
  readonly #tell: (files: SeenFile[]) => void;
  readonly #files = new Map<string, Watched>();
  readonly #watcher: FSWatcher;
  #ready = false;

  constructor(folder: string, options: { quietMs: number; poll: boolean }, tell: (files: SeenFile[]) => void) {
    this.#folder = folder;
    this.#quietMs = options.quietMs;
    this.#tell = tell;
    this.#watcher = watch(folder, { depth: 0, usePolling: options.poll });
    const see = (file: string): void => this.#see(path.basename(file));
    this.#watcher.on('add', see).on('change', see);
    // A hiccup of a network folder; what it hid is seen when the file changes next or the agent starts again.
    this.#watcher.on('error', () => undefined);
    this.#watcher.on('ready', () => {
      this.#ready = true;
      // Together, so that yesterday's sale is sent before today's refund of it.
      this.#look([...this.#files.keys()].sort());
    });
  }

  async close(): Promise<void> {
    for (const { timer } of this.#files.values()) clearTimeout(timer);
    this.#files.clear();
    await this.#watcher.close();
  }

  #see(name: string): void {
    if (!isTillFile(name)) return;
    if (!this.#files.has(name)) this.#files.set(name, { state: '', since: 0, told: '', timer: undefined });
    if (this.#ready) this.#lookIn(name, Math.min(this.#quietMs, 200));
  }

  /** Many changes in a row are one look. */
  #lookIn(name: string, ms: number): void {
    const watched = this.#files.get(name);
    if (!watched) return;
    clearTimeout(watched.timer);
    watched.timer = setTimeout(() => this.#look([name]), ms);
  }

  #look(names: readonly string[]): void {
    const seen = names.map((name) => this.#read(name)).filter((file) => file !== undefined);
    if (seen.length > 0) this.#tell(seen);
  }

  /** A file, if there is something to tell of it that was not told yet; and when to look again. */
  #read(name: string): SeenFile | undefined {
    const watched = this.#files.get(name);
    const file = path.join(this.#folder, name);
    const stat = statOf(file);
    if (stat === 'unreadable') {
      this.#lookIn(name, this.#quietMs);
      return undefined;
    }
    if (!watched || !stat) {
      this.#files.delete(name);
      return undefined;
    }
    const now = Date.now();
    const state = `${stat.size} ${stat.mtimeMs}`;
    if (state !== watched.state) {
      watched.state = state;
      watched.since = now - stat.mtimeMs > OLD_MS ? stat.mtimeMs : now;
    }
    const age = now - watched.since;
    const [quiet, ended] = [age >= this.#quietMs, age >= this.#quietMs * ENDED];
    if (!ended) this.#lookIn(name, (quiet ? this.#quietMs * ENDED : this.#quietMs) - age);
    const telling = `${state} ${String(quiet)} ${String(ended)}`;
    if (telling === watched.told) return undefined;
    try {
      const bytes = readFileSync(file);
      watched.told = telling;
      return { name, bytes, quiet, ended };
    } catch {
      // Whoever writes it holds it shut, as Windows allows: it is asked for again.
      this.#lookIn(name, this.#quietMs);
      return undefined;
    }
  }
}

/** Undefined when it is gone. */
function statOf(file: string): { size: number; mtimeMs: number } | 'unreadable' | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return 'unreadable';
  }
}
