import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import type { Failure } from './outcome';
import { endWithUs } from './reaper';

export interface InstanceOptions {
  file: string;
  environment: Record<string, string>;
  clockOffset: number;
  /** Megabytes. */
  memorySize: number;
  /** Console output and what the function writes to stdout or stderr itself. */
  onLog(level: LogLevel, message: string): void;
  /** Once, when the instance can take requests or could not load the function. */
  onStarted(failure: Failure | undefined): void;
  /** Once, when the instance is gone, whatever it was doing. */
  onGone(): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface InstanceRequest {
  event: string;
  context: Record<string, unknown>;
  identity: Record<string, string>;
}

export type InstanceOutcome = { ok: true; answer: string } | { ok: false; failure: Failure };

interface Thrown {
  name: string;
  message: string;
  stack: string;
}

type InstanceMessage =
  | { ready: true }
  | { failed: Thrown }
  | { crashed: Thrown }
  | { log: string; level: LogLevel }
  | { id: number; answer: string }
  | { id: number; thrown: Thrown };

const script = path.join(__dirname, 'instance.mjs');
const modules = path.resolve(__dirname, '../../../node_modules');
/** A function that cannot even be loaded in this time never will. */
const START_LIMIT_MS = 30_000;
/** Node itself, with nothing of the function's; Buffers live outside the heap that V8 limits. */
const NODE_MEGABYTES = 120;
const MEMORY_CHECK_MS = 250;

/**
 * One warm instance of a function, serving one request at a time. A process and not a worker thread: when a single
 * large allocation passes a thread's limit, V8 aborts the whole process and everyone in it.
 */
export class FunctionInstance {
  readonly #process: ChildProcess;
  readonly #options: InstanceOptions;
  readonly #gone: Promise<void>;
  /** When the function has been loaded, or cannot be. */
  readonly started: Promise<void>;
  #markStarted: () => void = () => undefined;
  #starting: NodeJS.Timeout | undefined;
  #pending: { id: number; resolve: (outcome: InstanceOutcome) => void; timers: NodeJS.Timeout[] } | undefined;
  #nextId = 1;
  #failure: Failure | undefined;
  #dying = false;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.started = new Promise((resolve) => {
      this.#markStarted = resolve;
    });
    this.#process = fork(script, [options.file, modules, String(options.clockOffset)], {
      cwd: tmpdir(),
      env: options.environment,
      execArgv: [`--max-old-space-size=${options.memorySize}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    yieldToUs(this.#process.pid);
    this.#process.on('exit', endWithUs(this.#process.pid));
    this.#process.on('message', (message) => this.#receive(message as InstanceMessage));
    this.#process.on('error', (error) =>
      this.#fail({ kind: 'threw', name: error.name, message: error.message, stack: '' }),
    );
    this.#gone = new Promise((resolve) => {
      // 'close' comes after everything that the instance has said.
      this.#process.on('close', (exitCode, signal) => {
        this.#ended(this.#failure ?? endOf(exitCode, signal, options.memorySize));
        resolve();
      });
    });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => options.onLog('info', text.trimEnd()));
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // V8's last words, pages of addresses; the outcome says it in one sentence.
      this.#dying ||= /<--- Last few GCs|FATAL ERROR/.test(text);
      if (!this.#dying) options.onLog('error', text.trimEnd());
    });
    this.#starting = setTimeout(
      () => this.#fail({ kind: 'time_limit', seconds: START_LIMIT_MS / 1000 }),
      START_LIMIT_MS,
    );
  }

  /** Runs one request; the instance must be idle. One that fails by more than a thrown error is ended. */
  run(request: InstanceRequest, timeoutSeconds: number, clockOffset: number): Promise<InstanceOutcome> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const limit = setTimeout(
        () => this.#fail({ kind: 'time_limit', seconds: timeoutSeconds }),
        timeoutSeconds * 1000,
      );
      const memory = setInterval(() => void this.#checkMemory(), MEMORY_CHECK_MS);
      this.#pending = { id, resolve, timers: [limit, memory] };
      this.#send({ id, clockOffset, ...request });
    });
  }

  /** The clock has moved, perhaps in the middle of a request. */
  setClockOffset(clockOffset: number): void {
    this.#send({ clockOffset });
  }

  /** Ends the instance, even in the middle of an endless loop. */
  stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    return this.#gone;
  }

  #send(message: Record<string, unknown>): void {
    // When the channel is gone so is the instance, and 'close' says so.
    this.#process.send(message, () => undefined);
  }

  #receive(message: InstanceMessage): void {
    if ('log' in message) {
      this.#options.onLog(message.level, message.log);
    } else if ('ready' in message) {
      this.#started(undefined);
    } else if ('failed' in message) {
      this.#fail({ kind: 'threw', ...message.failed });
    } else if ('crashed' in message) {
      this.#failure = { kind: 'threw', ...message.crashed };
    } else if (message.id === this.#pending?.id) {
      this.#settle(
        'answer' in message
          ? { ok: true, answer: message.answer }
          : { ok: false, failure: { kind: 'threw', ...message.thrown } },
      );
    }
  }

  #settle(outcome: InstanceOutcome): void {
    const pending = this.#pending;
    this.#pending = undefined;
    for (const timer of pending?.timers ?? []) clearTimeout(timer);
    pending?.resolve(outcome);
  }

  #started(failure: Failure | undefined): void {
    if (!this.#starting) return;
    clearTimeout(this.#starting);
    this.#starting = undefined;
    this.#markStarted();
    this.#options.onStarted(failure);
  }

  #fail(failure: Failure): void {
    this.#failure = failure;
    this.#process.kill('SIGKILL');
  }

  #ended(failure: Failure): void {
    this.#started(failure);
    this.#options.onGone();
    this.#settle({ ok: false, failure });
  }

  async #checkMemory(): Promise<void> {
    const megabytes = await residentMegabytes(this.#process.pid);
    const { memorySize } = this.#options;
    if (this.#pending && megabytes > memorySize + NODE_MEGABYTES)
      this.#fail({ kind: 'memory_limit', megabytes: memorySize });
  }
}

/**
 * An instance that wakes does not push the local cloud aside in the middle of answering the others: a tenth more gets
 * done on few cores.
 */
function yieldToUs(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Gone already; 'close' says so.
  }
}

/** V8 aborts when the heap is full. */
function endOf(exitCode: number | null, signal: string | null, memorySize: number): Failure {
  if (signal === 'SIGABRT' || exitCode === 134) return { kind: 'memory_limit', megabytes: memorySize };
  return { kind: 'exited', exitCode: exitCode ?? -1 };
}

/** Only Linux tells; elsewhere V8's own limit has to do. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid ?? 'self'}/statm`, 'latin1').catch(() => '0 0');
  return (Number(statm.split(' ')[1]) * 4096) / 1024 / 1024;
}
