import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Failure } from './outcome';

export interface ThreadOptions {
  file: string;
  environment: Record<string, string>;
  clockOffset: SharedArrayBuffer;
  memorySize: number;
  /** Console output and what the function writes to stdout or stderr itself. */
  onLog(level: LogLevel, message: string): void;
  /** Once, when the thread can take requests or could not load the function. */
  onStarted(failure: Failure | undefined): void;
  /** Once, when the thread is gone, whatever it was doing. */
  onGone(): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface ThreadRequest {
  event: string;
  context: Record<string, unknown>;
  identity: Record<string, string>;
}

export type ThreadOutcome = { ok: true; answer: string } | { ok: false; failure: Failure };

type ThreadMessage =
  | { ready: true }
  | { failed: { name: string; message: string; stack: string } }
  | { log: string; level: LogLevel }
  | { id: number; answer: string }
  | { id: number; thrown: { name: string; message: string; stack: string } };

const script = path.join(__dirname, 'thread.mjs');
const modules = path.resolve(__dirname, '../../../node_modules');
/** A function that cannot even be loaded in this time never will. */
const START_LIMIT_MS = 30_000;

/** One warm instance of a function: a worker thread that serves one request at a time. */
export class FunctionThread {
  readonly #worker: Worker;
  readonly #options: ThreadOptions;
  #starting: NodeJS.Timeout | undefined;
  #pending: { id: number; resolve: (outcome: ThreadOutcome) => void; timer: NodeJS.Timeout } | undefined;
  #nextId = 1;
  #lastFailure: Failure | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#worker = new Worker(script, {
      env: { ...options.environment },
      execArgv: [],
      stdout: true,
      stderr: true,
      workerData: { file: options.file, modules, clockOffset: options.clockOffset },
      resourceLimits: { maxOldGenerationSizeMb: options.memorySize, maxYoungGenerationSizeMb: 32 },
    });
    this.#worker.on('message', (message: ThreadMessage) => {
      this.#receive(message);
    });
    this.#worker.on('error', (error) => {
      this.#lastFailure = crash(error, options.memorySize);
    });
    this.#worker.on('exit', (exitCode) => {
      this.#gone(this.#lastFailure ?? { kind: 'exited', exitCode });
    });
    this.#worker.stdout.setEncoding('utf8').on('data', (text: string) => {
      options.onLog('info', text.trimEnd());
    });
    this.#worker.stderr.setEncoding('utf8').on('data', (text: string) => {
      options.onLog('error', text.trimEnd());
    });
    this.#starting = setTimeout(() => {
      this.#fail({ kind: 'time_limit', seconds: START_LIMIT_MS / 1000 });
    }, START_LIMIT_MS);
  }

  /** Runs one request; the thread must be idle. A thread that failed by more than a thrown error is stopped. */
  run(request: ThreadRequest, timeoutSeconds: number): Promise<ThreadOutcome> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#fail({ kind: 'time_limit', seconds: timeoutSeconds });
      }, timeoutSeconds * 1000);
      this.#pending = { id, resolve, timer };
      this.#worker.postMessage({ id, ...request });
    });
  }

  /** Ends the thread, even in the middle of an endless loop. */
  async stop(): Promise<void> {
    clearTimeout(this.#starting);
    await this.#worker.terminate();
  }

  #receive(message: ThreadMessage): void {
    if ('log' in message) {
      this.#options.onLog(message.level, message.log);
    } else if ('ready' in message) {
      this.#started(undefined);
    } else if ('failed' in message) {
      this.#fail({ kind: 'threw', ...message.failed });
    } else if (message.id === this.#pending?.id) {
      this.#settle('answer' in message ? { ok: true, answer: message.answer } : { ok: false, failure: { kind: 'threw', ...message.thrown } });
    }
  }

  #settle(outcome: ThreadOutcome): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    clearTimeout(pending.timer);
    pending.resolve(outcome);
  }

  #started(failure: Failure | undefined): void {
    if (!this.#starting) return;
    clearTimeout(this.#starting);
    this.#starting = undefined;
    this.#options.onStarted(failure);
  }

  #fail(failure: Failure): void {
    this.#lastFailure = failure;
    void this.#worker.terminate();
  }

  #gone(failure: Failure): void {
    this.#started(failure);
    this.#options.onGone();
    this.#settle({ ok: false, failure });
  }
}

function crash(error: unknown, memorySize: number): Failure {
  if (!(error instanceof Error)) return { kind: 'threw', name: 'Error', message: String(error), stack: '' };
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'memory_limit', megabytes: memorySize };
  return { kind: 'threw', name: error.name, message: error.message, stack: error.stack ?? '' };
}
