import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../clock';
import { functionVariables, sdkEnvironment } from '../environment';
import type { EventStream } from '../events';
import type { Logs } from '../logs';
import type { StatsCounter } from '../stats';
import type { FunctionConfig } from './function-config';
import { readFunctionConfig } from './function-config';
import { FunctionPool } from './function-pool';
import { contextOf, identityOf } from './identity';
import type { Source } from './identity';
import { failureMessage } from './outcome';
import type { Failure, Outcome } from './outcome';

export interface FunctionRuntimeOptions {
  functionsDir: string;
  instancesPerFunction: number;
  clock: Clock;
  logs: Logs;
  events: EventStream;
  stats: StatsCounter;
}

/** Synchronous invocations carry at most 6 MB each way. */
const LARGEST_EVENT_BYTES = 6 * 1024 * 1024;
const FUNCTION_NAME = /^[A-Za-z][\w-]{0,58}[A-Za-z0-9]$/;
const IDLE_MS = 60_000;
/** What a real instance has besides the platform's variables. */
const PLAIN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/tmp', TZ: 'UTC', LANG: 'C.UTF-8' };

/** Runs the bundles of `functionsDir/<name>/index.js`, each in its own pool of warm instances. */
export class FunctionRuntime {
  readonly #options: FunctionRuntimeOptions;
  readonly #pools = new Map<string, FunctionPool>();
  readonly #functionOfInstance = new Map<number, string>();
  #url = '';
  #running = 0;
  #onQuiet: () => void = () => undefined;

  constructor(options: FunctionRuntimeOptions) {
    this.#options = options;
    options.clock.watch(({ offset }) => {
      for (const pool of this.#pools.values()) pool.setClockOffset(offset);
    });
  }

  /** Tells the runtime where the data plane listens; before the first invocation. */
  listenAt(url: string): void {
    this.#url = url;
  }

  /** The names of all functions that are built. */
  names(): string[] {
    const { functionsDir } = this.#options;
    if (!existsSync(functionsDir)) return [];
    return readdirSync(functionsDir)
      .filter((name) => this.#isBuilt(name))
      .sort();
  }

  configOf(name: string): FunctionConfig {
    return this.#pools.get(name)?.config ?? readFunctionConfig(path.join(this.#options.functionsDir, name));
  }

  /** The function that a data plane call came from, by the instance's number in the call's address. */
  functionOf(instanceId: number): string | undefined {
    return this.#functionOfInstance.get(instanceId);
  }

  /** Runs a function once. Whatever it does, this resolves. @param event JSON text. */
  async invoke(name: string, event: string, source: Source): Promise<Outcome> {
    const requestId = randomUUID();
    const started = performance.now();
    this.#running++;
    const ended = await this.#run(name, event, source, requestId);
    if (--this.#running === 0) this.#onQuiet();
    const outcome: Outcome = { ...ended, requestId };
    if (!outcome.ok) this.#report(name, requestId, outcome.failure);
    if (outcome.ok || outcome.failure.kind !== 'not_found') {
      this.#options.stats.invocation(name, outcome.ok, performance.now() - started);
    }
    return outcome;
  }

  /** Loads each function before the first person waits for it, one after the other. */
  async warmUp(): Promise<void> {
    for (const name of this.names()) await this.#pool(name).warm();
  }

  /** A new bundle or configuration lies in the folder: what runs finishes, what comes next runs the new one. */
  async reload(name: string): Promise<void> {
    const { functionsDir, events, logs } = this.#options;
    const pool = this.#pools.get(name);
    try {
      if (this.#isBuilt(name)) await pool?.reload(readFunctionConfig(path.join(functionsDir, name)));
      else if (this.#pools.delete(name)) await pool?.close();
    } catch (error) {
      // A configuration that cannot be read: the function goes on as it was.
      logs.add({ function: name, requestId: '', level: 'error', message: String(error) });
    }
    events.send({ type: 'reloaded', function: name });
  }

  /** Resolves when nothing runs any more, or after the given time. */
  async quiet(withinMs: number): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#onQuiet = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  async #run(
    name: string,
    event: string,
    source: Source,
    requestId: string,
  ): Promise<{ ok: true; answer: string } | { ok: false; failure: Failure }> {
    if (!this.#pools.has(name) && !this.#isBuilt(name)) return { ok: false, failure: { kind: 'not_found' } };
    const bytes = Buffer.byteLength(event);
    if (bytes > LARGEST_EVENT_BYTES) return { ok: false, failure: { kind: 'too_large', what: 'request', bytes } };
    let pool: FunctionPool;
    try {
      pool = this.#pool(name);
    } catch (error) {
      return { ok: false, failure: { kind: 'threw', name: 'Error', message: String(error), stack: '' } };
    }
    const identity = identityOf(source);
    const context = contextOf({ functionName: name, requestId, ...pool.config }, identity);
    const ended = await pool.run({ event, context, identity, requestId });
    if (!ended.ok) return ended;
    const answered = Buffer.byteLength(ended.answer);
    return answered > LARGEST_EVENT_BYTES
      ? { ok: false, failure: { kind: 'too_large', what: 'answer', bytes: answered } }
      : ended;
  }

  #pool(name: string): FunctionPool {
    const known = this.#pools.get(name);
    if (known) return known;
    const { functionsDir, instancesPerFunction, clock, logs } = this.#options;
    const pool = new FunctionPool({
      file: path.join(functionsDir, name, 'index.js'),
      config: readFunctionConfig(path.join(functionsDir, name)),
      limit: instancesPerFunction,
      idleMs: IDLE_MS,
      clock,
      environment: (instanceId) => {
        this.#functionOfInstance.set(instanceId, name);
        const platform = sdkEnvironment(this.#url, `instance=${instanceId}`);
        return { ...PLAIN_ENVIRONMENT, ...functionVariables, ...platform, SCF_FUNCTIONNAME: name };
      },
      onLog: (requestId, level, message) => {
        logs.add({ function: name, requestId, level, message });
      },
    });
    this.#pools.set(name, pool);
    return pool;
  }

  #isBuilt(name: string): boolean {
    return FUNCTION_NAME.test(name) && existsSync(path.join(this.#options.functionsDir, name, 'index.js'));
  }

  #report(name: string, requestId: string, failure: Failure): void {
    const message = failureMessage(failure);
    this.#options.logs.add({ function: name, requestId, level: 'error', message });
    this.#options.events.send({ type: 'fault', function: name, requestId, message });
  }
}
