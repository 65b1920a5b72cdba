import type { Outcome } from './client';
import type { Outbox, Queued, Settlement } from './outbox';

/** Whether everything is settled, or why not. */
export type Standing =
  | { kind: 'settled' }
  /** We were told to end; the rest waits for the next start. */
  | { kind: 'stopped' }
  | Extract<Outcome, { kind: 'not_admitted' | 'busy' | 'unreachable' }>;

export interface SettlerOptions<Note, Answer extends Settlement> {
  outbox: Outbox<Note, Answer>;
  send: (letter: Queued<Note>) => Promise<Outcome>;
  /** What is kept of an answer. */
  answerOf: (letter: Queued<Note>, outcome: Extract<Outcome, { kind: 'done' | 'refused' }>) => Answer;
  /** Told of each answer, when it is on disk. */
  onSettled: (letter: Queued<Note>, answer: Answer) => void;
  /** Told after each round. */
  onStanding: (standing: Standing) => void;
}

const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait after so many failures in a row: twice as long each time up to a minute, and as long as the server asks
 * for. A part is left to chance, so that all tills of a chain do not come back in the same second.
 */
export function pauseAfter(failures: number, askedMs: number, chance: number): number {
  const grown = Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS);
  return Math.max(Math.round(grown * (0.75 + chance / 4)), askedMs);
}

/** Sends what waits in an outbox, one after the other in order, and never two at once. */
export class Settler<Note, Answer extends Settlement> {
  readonly #options: SettlerOptions<Note, Answer>;
  #round: Promise<Standing> | undefined;
  #standing: Standing = { kind: 'settled' };
  #wake: () => void = () => undefined;
  #stop: AbortSignal | undefined;

  constructor(options: SettlerOptions<Note, Answer>) {
    this.#options = options;
  }

  /** How the last round ended. */
  get standing(): Standing {
    return this.#standing;
  }

  /** Sends until nothing waits or the server cannot be had. */
  async settle(): Promise<Standing> {
    const { outbox, onStanding } = this.#options;
    for (;;) {
      this.#round ??= this.#send().finally(() => (this.#round = undefined));
      const standing = await this.#round;
      // Something may have been queued behind the last answer's back.
      if (standing.kind === 'settled' && outbox.next()) continue;
      this.#standing = standing;
      onStanding(standing);
      return standing;
    }
  }

  /** Tells `run` that something was queued. */
  wake(): void {
    this.#wake();
  }

  /** Settles whenever something waits, with growing pauses while the server cannot be had, until it is told to stop. */
  async run(stop: AbortSignal): Promise<void> {
    this.#stop = stop;
    let failures = 0;
    while (!stop.aborted) {
      const standing = await this.settle();
      if (standing.kind === 'stopped') return;
      failures = standing.kind === 'settled' ? 0 : failures + 1;
      const asked = standing.kind === 'busy' ? standing.retryAfterMs : 0;
      await this.#rest(failures === 0 ? undefined : pauseAfter(failures, asked, Math.random()), stop);
    }
  }

  /** Until the time is over, or there is nothing to wait for until somebody wakes us. */
  #rest(ms: number | undefined, stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stop.removeEventListener('abort', done);
        this.#wake = () => undefined;
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      stop.addEventListener('abort', done);
      if (ms !== undefined) return;
      this.#wake = done;
      if (this.#options.outbox.next()) done();
    });
  }

  async #send(): Promise<Standing> {
    const { outbox, send, answerOf, onSettled } = this.#options;
    for (let letter = outbox.next(); letter; letter = outbox.next()) {
      if (this.#stop?.aborted) return { kind: 'stopped' };
      const outcome = await send(letter);
      if (outcome.kind === 'unchanged') throw new Error(`${letter.path} was answered with "not modified"`);
      if (outcome.kind !== 'done' && outcome.kind !== 'refused') return outcome;
      const answer = answerOf(letter, outcome);
      outbox.settle(letter, answer);
      onSettled(letter, answer);
    }
    return { kind: 'settled' };
  }
}
