import { Cron } from 'croner';
import type { Clock, ClockMoved } from '../clock';
import type { FunctionRuntime } from './function-runtime';
import type { Outcome } from './outcome';

/** CloudBase reads a timer's expression in Beijing time. */
const TIME_ZONE = 'Asia/Shanghai';
/** setTimeout counts in 31 bits; and a machine that slept is noticed within a minute. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Fires the timers of all functions by the local cloud's clock. When the clock is moved forward over due times, a timer
 * fires once, at the new time, however many due times it skipped: jobs compute from dates and may run at any time.
 */
export class Timers {
  readonly #runtime: FunctionRuntime;
  readonly #clock: Clock;
  readonly #due = new Map<string, { cron: string; at: number | undefined }>();
  #alarm: NodeJS.Timeout | undefined;

  constructor(runtime: FunctionRuntime, clock: Clock) {
    this.#runtime = runtime;
    this.#clock = clock;
    clock.watch((moved) => this.#clockMoved(moved));
  }

  /** Reads the configurations of all functions again and waits for what is due next. */
  refresh(): void {
    const known = new Set<string>();
    for (const name of this.#runtime.names()) {
      const cron = this.#cronOf(name);
      if (cron === undefined) continue;
      known.add(name);
      if (this.#due.get(name)?.cron !== cron) this.#due.set(name, { cron, at: nextRun(cron, this.#clock.now()) });
    }
    for (const name of this.#due.keys()) if (!known.has(name)) this.#due.delete(name);
    this.#wait();
  }

  /** Runs a function as its timer would, now. */
  run(name: string): Promise<Outcome> {
    const event = {
      Type: 'Timer',
      TriggerName: this.#timerName(name),
      Time: new Date(this.#clock.now()).toISOString(),
      Message: '',
    };
    return this.#runtime.invoke(name, JSON.stringify(event), { kind: 'timer' });
  }

  /** When each function is due next, for people to see. */
  schedule(): Record<string, number | undefined> {
    return Object.fromEntries([...this.#due].map(([name, { at }]) => [name, at]));
  }

  stop(): void {
    clearTimeout(this.#alarm);
    this.#due.clear();
  }

  async #clockMoved({ before, now }: ClockMoved): Promise<void> {
    const fired = now > before ? this.#fire() : [];
    if (now < before) for (const due of this.#due.values()) due.at = nextRun(due.cron, now);
    this.#wait();
    await Promise.all(fired);
  }

  #fire(): Promise<Outcome>[] {
    const now = this.#clock.now();
    const fired: Promise<Outcome>[] = [];
    for (const [name, due] of this.#due) {
      if (due.at === undefined || due.at > now) continue;
      due.at = nextRun(due.cron, now);
      fired.push(this.run(name));
    }
    return fired;
  }

  #wait(): void {
    clearTimeout(this.#alarm);
    const times = [...this.#due.values()].flatMap(({ at }) => at ?? []);
    if (times.length === 0) return;
    const wait = Math.min(...times) - this.#clock.now();
    this.#alarm = setTimeout(
      () => {
        void Promise.all(this.#fire());
        this.#wait();
      },
      Math.min(Math.max(wait, 0), LONGEST_WAIT_MS),
    );
  }

  #cronOf(name: string): string | undefined {
    try {
      return this.#runtime.configOf(name).timer?.cron;
    } catch {
      return undefined; // A broken config.json is reported when the function is invoked.
    }
  }

  #timerName(name: string): string {
    try {
      return this.#runtime.configOf(name).timer?.name ?? name;
    } catch {
      return name;
    }
  }
}

/** The first due time after a moment, or undefined when the expression is wrong or has none. */
function nextRun(cron: string, after: number): number | undefined {
  try {
    return new Cron(cron, { timezone: TIME_ZONE, paused: true, mode: '7-part' }).nextRun(new Date(after))?.getTime();
  } catch {
    return undefined;
  }
}
