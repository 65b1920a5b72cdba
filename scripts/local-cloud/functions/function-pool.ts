import type { LogLevel, ThreadOutcome, ThreadRequest } from './function-thread';
import { FunctionThread } from './function-thread';
import type { FunctionConfig } from './function-config';

export interface PoolOptions {
  file: string;
  config: FunctionConfig;
  /** Threads at most; each costs some 30 MB. */
  limit: number;
  /** A thread that had nothing to do for so long is stopped; the last one is kept warm. */
  idleMs: number;
  clockOffset: SharedArrayBuffer;
  environment(threadId: number): Record<string, string>;
  onLog(requestId: string, level: LogLevel, message: string): void;
}

export interface PoolRequest extends ThreadRequest {
  requestId: string;
  /** Told which thread took the request, so that its calls to the data plane can be attributed. */
  onThread?: (threadId: number) => void;
}

interface Slot {
  readonly id: number;
  readonly thread: FunctionThread;
  state: 'starting' | 'idle' | 'busy';
  /** Loaded from a bundle that has been replaced since: serves its last request, then goes. */
  retired: boolean;
  requestId: string;
  idleTimer?: NodeJS.Timeout;
}

interface Waiting {
  request: PoolRequest;
  resolve: (outcome: ThreadOutcome) => void;
}

let nextThreadId = 1;

/** The warm threads of one function: grows while requests wait, shrinks when idle. */
export class FunctionPool {
  readonly #slots = new Set<Slot>();
  readonly #idle: Slot[] = [];
  readonly #queue: Waiting[] = [];
  readonly #options: PoolOptions;
  #config: FunctionConfig;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#config = options.config;
  }

  get config(): FunctionConfig {
    return this.#config;
  }

  run(request: PoolRequest): Promise<ThreadOutcome> {
    return new Promise((resolve) => {
      this.#queue.push({ request, resolve });
      this.#dispatch();
    });
  }

  /** Lets every thread finish what it does with the old bundle, and starts the next requests on the new one. */
  async reload(config: FunctionConfig): Promise<void> {
    this.#config = config;
    for (const slot of this.#slots) slot.retired = true;
    await Promise.all(this.#idle.splice(0).map((slot) => this.#stop(slot)));
    this.#dispatch();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#slots].map((slot) => this.#stop(slot)));
    for (const { resolve } of this.#queue.splice(0)) resolve({ ok: false, failure: { kind: 'exited', exitCode: 0 } });
  }

  #dispatch(): void {
    for (let slot = this.#idle.at(-1); slot && this.#queue.length > 0; slot = this.#idle.at(-1)) {
      this.#idle.pop();
      const waiting = this.#queue.shift();
      if (waiting) void this.#serve(slot, waiting);
    }
    const starting = [...this.#slots].filter((slot) => slot.state === 'starting' && !slot.retired).length;
    const room = this.#options.limit - this.#slots.size;
    const wanted = this.#closed ? 0 : Math.min(this.#queue.length - starting, room);
    for (let started = 0; started < wanted; started++) this.#start();
  }

  async #serve(slot: Slot, { request, resolve }: Waiting): Promise<void> {
    clearInterval(slot.idleTimer);
    slot.state = 'busy';
    slot.requestId = request.requestId;
    request.onThread?.(slot.id);
    const { event, context, identity } = request;
    resolve(await slot.thread.run({ event, context, identity }, this.#config.timeout));
    if (this.#slots.has(slot)) this.#rest(slot);
  }

  #start(): void {
    const id = nextThreadId++;
    const thread = new FunctionThread({
      file: this.#options.file,
      environment: this.#options.environment(id),
      clockOffset: this.#options.clockOffset,
      memorySize: this.#config.memorySize,
      onLog: (level, message) => {
        this.#options.onLog(slot.requestId, level, message);
      },
      onStarted: (failure) => {
        if (!failure) this.#rest(slot);
        // As in the cloud, the request that caused the start gets the error of loading; others try a new thread.
        else this.#queue.shift()?.resolve({ ok: false, failure });
      },
      onGone: () => {
        this.#forget(slot);
        this.#dispatch();
      },
    });
    const slot: Slot = { id, thread, state: 'starting', retired: false, requestId: '' };
    this.#slots.add(slot);
  }

  #rest(slot: Slot): void {
    if (slot.retired) {
      void this.#stop(slot);
      return;
    }
    slot.state = 'idle';
    slot.idleTimer = setInterval(() => {
      if (this.#idle.length > 1) void this.#stop(slot);
    }, this.#options.idleMs).unref();
    this.#idle.push(slot);
    this.#dispatch();
  }

  async #stop(slot: Slot): Promise<void> {
    this.#forget(slot);
    await slot.thread.stop();
  }

  #forget(slot: Slot): void {
    clearInterval(slot.idleTimer);
    this.#slots.delete(slot);
    const at = this.#idle.indexOf(slot);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}
