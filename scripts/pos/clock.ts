/** Answers take a moment on their way, and tell whole milliseconds: less than this is no difference. */
const NOTICED_MS = 2_000;

/** Off by more than this, somebody should set the clock. */
const TROUBLE_MS = 60_000;

export interface ClockTrouble {
  /** Positive when this machine's clock is behind. */
  behindMs: number;
  serverTime: number;
}

/** The server's clock as far as this machine knows it: its own, put right by what the last answers told. */
export class ServerClock {
  #behindMs: number;
  readonly #own: () => number;
  readonly #learned: (behindMs: number) => void;

  /**
   * @param behindMs what was known before
   * @param learned is told when that changes, to keep it
   * @param own the machine's own clock
   */
  constructor(behindMs = 0, learned: (behindMs: number) => void = () => undefined, own: () => number = Date.now) {
    this.#behindMs = behindMs;
    this.#learned = learned;
    this.#own = own;
  }

  now(): number {
    return this.#own() + this.#behindMs;
  }

  /** Learns from an answer. Tells trouble when the clock is found to be off by more, or less, than it was thought to be. */
  learn(serverTime: number): ClockTrouble | undefined {
    const behindMs = serverTime - this.#own();
    if (Math.abs(behindMs - this.#behindMs) <= NOTICED_MS) return undefined;
    this.#behindMs = behindMs;
    this.#learned(behindMs);
    return Math.abs(behindMs) > TROUBLE_MS ? { behindMs, serverTime } : undefined;
  }
}
