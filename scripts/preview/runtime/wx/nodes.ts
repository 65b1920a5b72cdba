import type { Phone } from '../phone';

/** Asking the page about its nodes, and moving them: the engine does it, `wx` only passes it on. */
export function nodeApis(phone: Phone) {
  return {
    createSelectorQuery: () => phone.createSelectorQuery(),
    createIntersectionObserver: (component?: unknown, options?: object) =>
      phone.createIntersectionObserver(component, options),
    createAnimation: (options?: object) => phone.createAnimation(options),
    nextTick: (callback: () => void) => {
      queueMicrotask(callback);
    },
  };
}
