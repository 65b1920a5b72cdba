import { contentHash } from '@vip-card/core';
import path from 'node:path';
import type { Reason } from '../client';
import { replaceFile } from '../folder';
import { Journal } from '../journal';
import { csvLine, type Row } from './rows';

/** Rows of a file that were not taken, and why. */
export interface Complaint {
  header: string[];
  rows: Row[];
  reason: Reason;
}

type Line =
  ({ kind: 'rejected'; file: string; name: string } & Complaint) | { kind: 'written'; file: string; content: string };

/**
 * What was not taken of each file, in `NAME.rejected.csv` beside it: its rows as they stood, with the reason. Made anew of
 * what is on record, so that a row stands in it once however often we are killed.
 */
export class SideFiles {
  readonly #journal: Journal<Line>;
  readonly #folder: string;
  readonly #refused: (file: string) => Complaint[];
  readonly #rejected = new Map<string, Map<string, Complaint>>();
  readonly #written = new Map<string, string>();
  readonly #changed = new Set<string>();

  /** @param refused what the server refused of a file */
  constructor(dataDir: string, folder: string, refused: (file: string) => Complaint[]) {
    const { journal, entries } = Journal.open<Line>(path.join(dataDir, 'rejected.journal'));
    this.#journal = journal;
    this.#folder = folder;
    this.#refused = refused;
    for (const line of entries) this.#remember(line);
  }

  /** Keeps that rows were not sent; the same rows of the same file once. */
  reject(file: string, complaint: Complaint): boolean {
    const name = contentHash(complaint.rows.map(({ text }) => text));
    if (this.#rejected.get(file)?.has(name)) return false;
    this.#write({ kind: 'rejected', file, name, ...complaint });
    return true;
  }

  /** Notes that the server refused something of a file. */
  touch(file: string): void {
    this.#changed.add(file);
  }

  /** Writes the side files that have changed. One that somebody holds open, as Windows allows, is written the next time. */
  flush(): void {
    const held: string[] = [];
    for (const file of this.#changed) {
      const complaints = [...(this.#rejected.get(file)?.values() ?? []), ...this.#refused(file)];
      if (complaints.length === 0) continue;
      const text = sideFile(complaints);
      const content = contentHash(text);
      if (this.#written.get(file) === content) continue;
      try {
        replaceFile(path.join(this.#folder, file.replace(/\.csv$/i, '.rejected.csv')), text);
      } catch {
        held.push(file);
        continue;
      }
      this.#write({ kind: 'written', file, content });
    }
    this.#changed.clear();
    for (const file of held) this.#changed.add(file);
  }

  close(): void {
    this.#journal.close();
  }

  #write(line: Line): void {
    this.#journal.append(line);
    this.#remember(line);
  }

  #remember(line: Line): void {
    const { file } = line;
    if (line.kind === 'written') {
      this.#written.set(file, line.content);
      return;
    }
    const { name, header, rows, reason } = line;
    const known = this.#rejected.get(file) ?? new Map<string, Complaint>();
    this.#rejected.set(file, known.set(name, { header, rows, reason }));
    this.#changed.add(file);
  }
}

/** With a byte order mark, by which office programs know UTF-8. */
function sideFile(complaints: readonly Complaint[]): string {
  const header = complaints[0]?.header ?? [];
  const own = ['rejected', '原因', 'reason'];
  // A file that was rejected and comes again brings the columns of then.
  const width = header.findIndex((name) => name === 'rejected');
  const columns = width < 0 ? header.length : width;
  const lines = complaints
    .flatMap(({ rows, reason }) => rows.map((row) => ({ row, reason })))
    .sort((a, b) => a.row.line - b.row.line)
    .map(({ row, reason }) => {
      const fields = row.fields ?? [row.text];
      const padded = Array.from({ length: columns }, (_, place) => fields[place] ?? '');
      return csvLine([...padded, reason.code, reason.zh, reason.en]);
    });
  return `\uFEFF${[csvLine([...header.slice(0, columns), ...own]), ...lines].join('\r\n')}\r\n`;
}
