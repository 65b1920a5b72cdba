import type { Clock } from '../clock';
import type { FunctionConfig } from './function-config';
import { FunctionInstance } from './function-instance';
import type { InstanceOutcome, InstanceRequest, LogLevel } from './function-instance';

export interface PoolOptions {
  file: string;
  config: FunctionConfig;
  /** Instances at most. */
  limit: number;
  /** An instance that had nothing to do for so long is ended; the last one is kept warm. */
  idleMs: number;
  clock: Clock;
  environment(instanceId: number): Record<string, string>;
  onLog(requestId: string, level: LogLevel, message: string): void;
}

export interface PoolRequest extends InstanceRequest {
  requestId: string;
}

interface Slot {
  readonly id: number;
  readonly instance: FunctionInstance;
  state: 'starting' | 'idle' | 'busy';
  /** Loaded from a bundle that has been replaced since: serves its last request, then goes. */
  retired: boolean;
  requestId: string;
  idleTimer?: NodeJS.Timeout;
}

interface Waiting {
  request: PoolRequest;
  resolve: (outcome: InstanceOutcome) => void;
}

let nextInstanceId = 1;

/** The warm instances of one function: more while requests wait, fewer when idle. */
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

  run(request: PoolRequest): Promise<InstanceOutcome> {
    return new Promise((resolve) => {
      this.#queue.push({ request, resolve });
      this.#dispatch();
    });
  }

  /** Starts a first instance before anyone waits for it. */
  async warm(): Promise<void> {
    if (this.#slots.size === 0 && !this.#closed) await this.#start().instance.started;
  }

  setClockOffset(clockOffset: number): void {
    for (const { instance } of this.#slots) instance.setClockOffset(clockOffset);
  }

  /** Lets every instance finish what it does with the old bundle, and starts the next requests on the new one. */
  async reload(config: FunctionConfig): Promise<void> {
    this.#config = config;
    for (const slot of this.#slots) slot.retired = true;
    await Promise.all(this.#idle.splice(0).map((slot) => this.#stop(slot)));
    this.#dispatch();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { resolve } of this.#queue.splice(0)) resolve({ ok: false, failure: { kind: 'exited', exitCode: 0 } });
    await Promise.all([...this.#slots].map((slot) => this.#stop(slot)));
  }

  #dispatch(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      // The one used last: the others may idle out.
      const slot = this.#idle.pop();
      const waiting = this.#queue.shift();
      if (slot && waiting) void this.#serve(slot, waiting);
    }
    const current = [...this.#slots].filter((slot) => !slot.retired);
    const starting = current.filter((slot) => slot.state === 'starting').length;
    const wanted = this.#closed ? 0 : Math.min(this.#queue.length - starting, this.#options.limit - current.length);
    for (let started = 0; started < wanted; started++) this.#start();
  }

  async #serve(slot: Slot, { request, resolve }: Waiting): Promise<void> {
    clearInterval(slot.idleTimer);
    slot.state = 'busy';
    slot.requestId = request.requestId;
    const { event, context, identity } = request;
    resolve(await slot.instance.run({ event, context, identity }, this.#config.timeout, this.#options.clock.offset()));
    if (this.#slots.has(slot)) this.#rest(slot);
  }

  #start(): Slot {
    const id = nextInstanceId++;
    const instance = new FunctionInstance({
      file: this.#options.file,
      environment: this.#options.environment(id),
      clockOffset: this.#options.clock.offset(),
      memorySize: this.#config.memorySize,
      onLog: (level, message) => this.#options.onLog(slot.requestId, level, message),
      onStarted: (failure) => {
        if (!failure) this.#rest(slot);
        // As in the cloud, the request that caused the start gets the error of loading; others try a new instance.
        else this.#queue.shift()?.resolve({ ok: false, failure });
      },
      onGone: () => {
        this.#forget(slot);
        this.#dispatch();
      },
    });
    const slot: Slot = { id, instance, state: 'starting', retired: false, requestId: '' };
    this.#slots.add(slot);
    return slot;
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
    await slot.instance.stop();
  }

  #forget(slot: Slot): void {
    clearInterval(slot.idleTimer);
    this.#slots.delete(slot);
    const at = this.#idle.indexOf(slot);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}
