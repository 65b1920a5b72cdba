import { thisMachine, type Machine } from './machine';

/** Answers take a moment on their way, and tell whole milliseconds: less than this is no difference. */
const NOTICED_MS = 2_000;

/** Off by more than this, somebody should set the clock. */
const TROUBLE_MS = 60_000;

/** So many starts of the machine are remembered: what waits is seldom older than one. */
const STARTS_KEPT = 50;

export interface ClockTrouble {
  /** Positive when this machine's clock is behind. */
  behindMs: number;
  serverTime: number;
}

/** What a machine has learned of the server's clock, to be kept on its disk. */
export interface KnownTime {
  /** The server's time less the machine's own, as of the last answer. */
  behindMs: number;
  /** By the server's clock, when the machine was started; for each start during which an answer came. */
  startedAt: Record<string, number>;
}

/** What a machine's clocks showed at some moment. What time that was, the server may tell later. */
export interface Reading {
  boot: string;
  uptime: number;
  wall: number;
  /** What `wall` was thought to be off by. */
  behindMs: number;
}

export interface ServerClockOptions {
  /** What was known before. */
  known?: KnownTime | undefined;
  /** Told whenever that changes. */
  keep?: (known: KnownTime) => void;
  machine?: Machine;
}

/**
 * The server's clock as far as this machine knows it. From the first answer on it goes by the machine's uptime, which is
 * nobody's to set; before that by the machine's own clock, which may be wrong.
 */
export class ServerClock {
  #known: KnownTime;
  readonly #keep: (known: KnownTime) => void;
  readonly #machine: Machine;

  constructor({ known, keep = () => undefined, machine = thisMachine() }: ServerClockOptions = {}) {
    this.#known = known ?? { behindMs: 0, startedAt: {} };
    this.#keep = keep;
    this.#machine = machine;
  }

  now(): number {
    const { uptime, wall, behindMs } = this.read();
    const start = this.#start;
    return start === undefined ? wall + behindMs : start + uptime;
  }

  /** Whether the server has told the time since this machine was started. */
  get isSure(): boolean {
    return this.#start !== undefined;
  }

  get #start(): number | undefined {
    return this.#known.startedAt[this.#machine.boot];
  }

  read(): Reading {
    const { boot } = this.#machine;
    return { boot, uptime: this.#machine.uptime(), wall: this.#machine.wall(), behindMs: this.#known.behindMs };
  }

  /**
   * The server's time of a moment. Exact when an answer came between the same start and end of the machine, whatever was
   * done to its clock. Else the clock is believed: corrected as it is found to be now or as it was thought to be then,
   * whichever puts the moment between what came before it and now.
   */
  timeOf({ boot, uptime, wall, behindMs }: Reading, notBefore = -Infinity): number {
    const start = this.#known.startedAt[boot];
    if (start !== undefined) return start + uptime;
    const now = this.now();
    const likely = [wall + this.#known.behindMs, wall + behindMs] as const;
    return likely.find((at) => at >= notBefore && at <= now) ?? Math.min(Math.max(likely[0], notBefore), now);
  }

  /** Learns from an answer. Tells trouble when the clock is found to be off by more, or less, than it was thought to be. */
  learn(serverTime: number): ClockTrouble | undefined {
    const { boot, uptime, wall } = this.read();
    const [start, behindMs] = [serverTime - uptime, serverTime - wall];
    const differs = Math.abs(behindMs - this.#known.behindMs) > NOTICED_MS;
    if (!differs && Math.abs(start - (this.#start ?? NaN)) <= NOTICED_MS) return undefined;
    const before = Object.entries(this.#known.startedAt).filter(([each]) => each !== boot);
    const startedAt = Object.fromEntries([...before, [boot, start] as const].slice(-STARTS_KEPT));
    this.#known = { behindMs, startedAt };
    this.#keep(this.#known);
    return differs && Math.abs(behindMs) > TROUBLE_MS ? { behindMs, serverTime } : undefined;
  }
}
