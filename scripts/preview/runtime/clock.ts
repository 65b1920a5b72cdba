/** The phone's clock: the browser's own `Date`, moved. `new Date()`, `Date()` and `Date.now()` follow; all else is as it was. */
export interface PhoneClock {
  setOffset(offsetMs: number): void;
}

export function installClock(target: { Date: DateConstructor }): PhoneClock {
  const RealDate = target.Date;
  let offsetMs = 0;
  const now = (): number => RealDate.now() + offsetMs;
  const MovedDate: DateConstructor = new Proxy(RealDate, {
    construct: (real, parts: unknown[], newTarget): Date => {
      const made: unknown = Reflect.construct(real, parts.length === 0 ? [now()] : parts, newTarget);
      return made as Date;
    },
    apply: () => new RealDate(now()).toString(),
    get: (real, name, receiver): unknown => (name === 'now' ? now : Reflect.get(real, name, receiver)),
  });
  // Otherwise `new Date().constructor` would still tell the real time.
  Object.defineProperty(RealDate.prototype, 'constructor', { value: MovedDate, configurable: true, writable: true });
  target.Date = MovedDate;
  return {
    setOffset: (next) => {
      offsetMs = next;
    },
  };
}
