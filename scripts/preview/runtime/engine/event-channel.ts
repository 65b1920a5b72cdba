import type { EventChannel, EventChannelListener } from '../phone';

/** The wire between a page and the page that it opened. What was sent before anybody listened waits, as in WeChat. */
export function createEventChannel(): EventChannel {
  const listeners = new Map<string, { listener: EventChannelListener; once: boolean }[]>();
  const waiting = new Map<string, (readonly unknown[])[]>();
  const add = (event: string, listener: EventChannelListener, once: boolean): void => {
    const early = waiting.get(event);
    waiting.delete(event);
    if (!(once && early?.length)) listeners.set(event, [...(listeners.get(event) ?? []), { listener, once }]);
    for (const args of once ? (early ?? []).slice(0, 1) : (early ?? [])) listener(...args);
  };
  return {
    on: (event, listener) => {
      add(event, listener, false);
    },
    once: (event, listener) => {
      add(event, listener, true);
    },
    off: (event, listener) => {
      listeners.set(event, listener ? (listeners.get(event) ?? []).filter((each) => each.listener !== listener) : []);
    },
    emit: (event, ...args) => {
      const present = listeners.get(event) ?? [];
      if (present.length === 0) waiting.set(event, [...(waiting.get(event) ?? []), args]);
      listeners.set(
        event,
        present.filter(({ once }) => !once),
      );
      for (const { listener } of present) listener(...args);
    },
  };
}
