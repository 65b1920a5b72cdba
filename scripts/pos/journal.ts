import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../local-cloud/start-error';
import { syncFolder } from './folder';

const LINE_FEED = 0x0a;

/**
 * Records on disk, one after the other and never changed: each is one line of JSON behind its checksum. `append` returns
 * when the record is on the disk. Whoever is killed in the middle of it leaves a last line that is not whole, which counts
 * as never written; a line before the last that is not whole is damage, which nobody may skip over.
 */
export class Journal<Entry> {
  readonly #handle: number;
  #size: number;
  #broken = false;

  private constructor(handle: number, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  /** Opens a journal, or begins one, and answers what stands in it. */
  static open<Entry>(file: string): { journal: Journal<Entry>; entries: Entry[] } {
    const handle = openSync(file, 'a+');
    const bytes = readFileSync(handle);
    const { entries, size } = readLines(bytes, file);
    if (size < bytes.length) ftruncateSync(handle, size);
    // A line that was written but not yet made durable is acted upon from here on.
    fsyncSync(handle);
    syncFolder(path.dirname(file));
    // What stands there was written by `append`, whole.
    return { journal: new Journal<Entry>(handle, size), entries: entries as Entry[] };
  }

  /** Writes a record and makes it durable. When the disk refuses, nothing of it stays. */
  append(entry: Entry): void {
    if (this.#broken) throw new Error('this journal could not be written before: open it again');
    const line = lineOf(entry);
    try {
      for (let written = 0; written < line.length; written += writeSync(this.#handle, line, written));
      fsyncSync(this.#handle);
      this.#size += line.length;
    } catch (error) {
      this.#broken = true;
      ftruncateSync(this.#handle, this.#size);
      fsyncSync(this.#handle);
      this.#broken = false;
      throw error;
    }
  }

  close(): void {
    closeSync(this.#handle);
  }
}

function lineOf(entry: unknown): Buffer {
  const json = JSON.stringify(entry);
  return Buffer.from(`${checksum(json)} ${json}\n`);
}

/** The whole lines of a journal, and where they end. */
function readLines(bytes: Buffer, file: string): { entries: unknown[]; size: number } {
  const entries: unknown[] = [];
  let size = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, size)) {
    const entry = readLine(bytes.toString('utf8', size, end));
    if (!entry) {
      if (bytes.indexOf(LINE_FEED, end + 1) < 0) break;
      throw new StartError(
        `${file} is damaged at byte ${size}: keep a copy of it, and ask who looks after this system.`,
      );
    }
    entries.push(entry.value);
    size = end + 1;
  }
  return { entries, size };
}

function readLine(line: string): { value: unknown } | undefined {
  const json = line.slice(line.indexOf(' ') + 1);
  return line === `${checksum(json)} ${json}` ? { value: JSON.parse(json) } : undefined;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
