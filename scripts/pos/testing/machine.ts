import type { Machine } from '../machine';

/** A machine that a test lets run, starts again, and whose clock it sets. */
export class TestMachine implements Machine {
  /** The real time. */
  now: number;
  /** What its own clock is ahead by. */
  aheadMs: number;
  #starts = 1;
  #startedAt: number;

  constructor(now: number, aheadMs = 0) {
    this.now = now;
    this.aheadMs = aheadMs;
    this.#startedAt = now - 1_000;
  }

  get boot(): string {
    return `boot-${this.#starts}`;
  }

  wall = (): number => this.now + this.aheadMs;

  uptime = (): number => this.now - this.#startedAt;

  restart(): void {
    this.#starts += 1;
    this.#startedAt = this.now - 1_000;
  }
}
