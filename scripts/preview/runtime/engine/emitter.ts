import type { PhoneEvents } from '../phone';

export interface Emitter {
  on: <K extends keyof PhoneEvents>(event: K, listener: (detail: PhoneEvents[K]) => void) => () => void;
  emit: <K extends keyof PhoneEvents>(event: K, detail: PhoneEvents[K]) => void;
  has: (event: keyof PhoneEvents) => boolean;
}

export function createEmitter(): Emitter {
  type Listeners = { [K in keyof PhoneEvents]?: Set<(detail: PhoneEvents[K]) => void> };
  const listeners: Listeners = {};
  const of = <K extends keyof PhoneEvents>(event: K): Set<(detail: PhoneEvents[K]) => void> => {
    const present = listeners[event] ?? new Set();
    Object.assign(listeners, { [event]: present });
    return present;
  };
  return {
    on: (event, listener) => {
      of(event).add(listener);
      return () => void of(event).delete(listener);
    },
    emit: (event, detail) => {
      for (const listener of [...of(event)]) listener(detail);
    },
    has: (event) => of(event).size > 0,
  };
}
