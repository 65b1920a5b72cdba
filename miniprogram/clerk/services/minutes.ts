/** Looked at far more often than it changes: a timer of a minute's length would tell it up to a minute late. */
const lookEveryMs = 1_000;

export interface Minutes {
  start(): void;
  stop(): void;
}

/** Tells when another minute has begun on the phone's clock, for pages that stay open and say what day it is, or how long ago. */
export function eachMinute(tell: () => void): Minutes {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    if (timer !== undefined) clearInterval(timer);
    timer = undefined;
  };
  return {
    start() {
      stop();
      let shown = minuteNow();
      timer = setInterval(() => {
        if (minuteNow() === shown) return;
        shown = minuteNow();
        tell();
      }, lookEveryMs);
    },
    stop,
  };
}

function minuteNow(): number {
  return Math.floor(Date.now() / 60_000);
}
