/** Asked often enough that a new sale is seen within three seconds. */
const everyMs = 2_000;
/** After opening a page somebody may be waiting for a figure; after showing the code, for as long as a scan session lives. */
export const glanceMs = 60_000;
export const counterMs = 10 * 60_000;

/** What is being waited for. Timers end it, and no clock: a phone's clock may be put forward or back in between. */
const expected = new Set<object>();

/** From now on, pages that watch do so for at least this long: shared, because a shopper turns from the card to her points. */
export function expectNews(forMs: number): void {
  const news = {};
  expected.add(news);
  setTimeout(() => expected.delete(news), forMs);
}

export interface Watch {
  /** Asks at once, then again and again while news is expected. Does nothing when it is already running. */
  start(): void;
  stop(): void;
}

/** Repeats `ask` while news is expected: each call begins only after the one before has ended, so a slow network is not flooded. */
export function watch(ask: () => Promise<unknown>): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let runs = 0;
  let running = false;

  async function round(run: number): Promise<void> {
    await ask();
    // Stopped, and perhaps started again, while the answer was on its way.
    if (run !== runs) return;
    running = expected.size > 0;
    if (running) timer = setTimeout(() => void round(run), everyMs);
  }

  return {
    start() {
      if (running) return;
      running = true;
      runs += 1;
      void round(runs);
    },
    stop() {
      running = false;
      runs += 1;
      if (timer !== undefined) clearTimeout(timer);
    },
  };
}
