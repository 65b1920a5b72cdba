import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Journal } from './journal';

/** Something to be sent: its path and body, and what its owner keeps with it. */
export interface Letter<Note> {
  path: '/sales' | '/refunds';
  /** The receipt's number: each of a path is sent once. */
  receipt: string;
  /** Names what it says, to tell the same that comes again from something else under its number. */
  content: string;
  /** Without the request's id, which is made when it is queued and stays. */
  body: Readonly<Record<string, unknown>>;
  note: Note;
}

export interface Queued<Note> extends Letter<Note> {
  /** 1, 2, 3: the order in which everything is sent. */
  number: number;
  requestId: string;
  /** Its body was put right when it was first about to be sent, and is sent as it is from then on. */
  sealed?: true;
}

/** What the server answered for good, in the shape that its owner keeps. */
export type Settlement = { kind: 'done' | 'refused' } & Readonly<Record<string, unknown>>;

export interface Kept<Note, Answer extends Settlement> {
  letter: Queued<Note>;
  /** Absent while it waits. */
  answer?: Answer;
}

type Line<Note, Answer> =
  | { kind: 'queued'; letters: Queued<Note>[] }
  | { kind: 'sealed'; number: number; body: Letter<Note>['body'] }
  // The answer is the cursor: what stands before it is never sent again.
  | { kind: 'settled'; number: number; answer: Answer };

/**
 * A durable queue of what is to be sent, in one journal. Killed between any two steps it neither loses nor doubles: what was
 * queued is sent under the same request id until its answer is on disk, and the server answers the same id with the same.
 */
export class Outbox<Note, Answer extends Settlement> {
  readonly #journal: Journal<Line<Note, Answer>>;
  readonly #kept: Kept<Note, Answer>[] = [];
  readonly #latest = new Map<string, Kept<Note, Answer>>();
  #settled = 0;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const { journal, entries } = Journal.open<Line<Note, Answer>>(path.join(folder, 'outbox.journal'));
    this.#journal = journal;
    for (const line of entries) this.#remember(line);
  }

  /** Puts letters at the end of the queue, all or none; they are on disk when it returns. */
  add(letters: readonly Letter<Note>[]): void {
    if (letters.length === 0) return;
    const first = this.#kept.length + 1;
    const queued = letters.map((letter, place) => ({ ...letter, number: first + place, requestId: randomUUID() }));
    this.#write({ kind: 'queued', letters: queued });
  }

  /** What is to be sent now; undefined when nothing waits. */
  next(): Queued<Note> | undefined {
    return this.#kept[this.#settled]?.letter;
  }

  /**
   * Puts right what a letter says, before it is sent for the first time; only then and only once, because the server may
   * have what was sent, and the same request must say the same. Answers what to send, when it is on disk.
   */
  seal({ number, receipt }: Queued<Note>, body: Letter<Note>['body']): Queued<Note> {
    const next = this.next();
    if (next?.number !== number || next.sealed) throw new Error(`${receipt} cannot be put right any more`);
    this.#write({ kind: 'sealed', number, body });
    return { ...next, body, sealed: true };
  }

  /** Keeps the answer to what `next` told, and goes on to what comes after it. */
  settle(letter: Queued<Note>, answer: Answer): void {
    if (letter.number !== this.next()?.number) throw new Error(`${letter.receipt} is not what was to be sent`);
    this.#write({ kind: 'settled', number: letter.number, answer });
  }

  /** The newest letter about a receipt. */
  latest(path: Letter<Note>['path'], receipt: string): Kept<Note, Answer> | undefined {
    return this.#latest.get(`${path}:${receipt}`);
  }

  /** Everything that was ever queued, in its order. */
  all(): readonly Kept<Note, Answer>[] {
    return this.#kept;
  }

  /** How many letters wait. */
  waiting(): number {
    return this.#kept.length - this.#settled;
  }

  close(): void {
    this.#journal.close();
  }

  #write(line: Line<Note, Answer>): void {
    this.#journal.append(line);
    this.#remember(line);
  }

  #remember(line: Line<Note, Answer>): void {
    if (line.kind === 'queued') {
      for (const letter of line.letters) {
        const kept = { letter };
        this.#kept.push(kept);
        this.#latest.set(`${letter.path}:${letter.receipt}`, kept);
      }
      return;
    }
    const kept = this.#kept[line.number - 1];
    if (!kept || line.number !== this.#settled + 1) throw new Error(`${line.kind} ${line.number} is not what is next`);
    if (line.kind === 'sealed') {
      kept.letter = { ...kept.letter, body: line.body, sealed: true };
    } else {
      kept.answer = line.answer;
      this.#settled = line.number;
    }
  }
}
