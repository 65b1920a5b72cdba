import type { EventStream } from './events';
import type { LogLevel } from './functions/function-instance';

export interface LogEntry {
  /** Counts up from 1; ask for what came after the last one seen. */
  n: number;
  at: number;
  function: string;
  requestId: string;
  level: LogLevel;
  message: string;
}

const KEPT = 2_000;
const LONGEST_MESSAGE = 16_384;

/** The last log lines of all functions. */
export class Logs {
  readonly #entries: LogEntry[] = [];
  readonly #events: EventStream;
  readonly #now: () => number;
  #last = 0;

  constructor(events: EventStream, now: () => number) {
    this.#events = events;
    this.#now = now;
  }

  add(entry: Omit<LogEntry, 'n' | 'at'>): void {
    const message =
      entry.message.length > LONGEST_MESSAGE ? `${entry.message.slice(0, LONGEST_MESSAGE)} ...` : entry.message;
    const log = { n: ++this.#last, at: this.#now(), ...entry, message };
    this.#entries.push(log);
    if (this.#entries.length > 2 * KEPT) this.#entries.splice(0, KEPT);
    this.#events.send({ type: 'log', log });
  }

  after(n: number): LogEntry[] {
    return this.#entries.filter((entry) => entry.n > n);
  }
}
