import { component as adapterComponent } from 'glass-easel-miniprogram-adapter';
import { animateFrames, clearFrames } from './animation';
import { componentOf, domOf } from './element-of';
import { createIntersectionObserver, createMediaQueryObserver } from './observers';
import type { Problem } from '../../problem';
import type { EventChannel, SelectorQuery } from '../phone';

export interface InstanceSurroundings {
  createSelectorQuery: (component: unknown) => SelectorQuery;
  frameOf: (dom: HTMLElement) => HTMLElement | null;
  /** The custom tab bar beside the page that an instance is in. */
  tabBarOf: (instance: unknown) => unknown;
  pageIdOf: (instance: unknown) => string;
  openerChannelOf: (instance: unknown) => EventChannel | undefined;
  report: (problem: Problem) => void;
}

type TriggerEvent = (name: string, detail: unknown, options: object) => void;

/** Gives pages and components the methods of WeChat's that the adapter lacks or leaves unfinished. */
export function completeInstanceApi(surroundings: InstanceSurroundings): void {
  const prototype = adapterComponent.ComponentCaller.prototype as unknown as Record<string, unknown>;
  const trigger = prototype['triggerEvent'] as TriggerEvent;
  const elementsOf = (caller: unknown, selector: string): HTMLElement[] =>
    (componentOf(caller)?.getShadowRoot()?.querySelectorAll(selector) ?? []).flatMap((each) => domOf(each) ?? []);
  const methods: Record<string, (this: unknown, ...args: never[]) => unknown> = {
    triggerEvent(name: string, detail: unknown = {}, options: object = {}) {
      trigger.call(this, name, detail, options);
    },
    createSelectorQuery() {
      return surroundings.createSelectorQuery(this);
    },
    createIntersectionObserver(options: object = {}) {
      return createIntersectionObserver(this, options, surroundings.frameOf);
    },
    createMediaQueryObserver() {
      return createMediaQueryObserver();
    },
    animate(selector: string, frames: Record<string, unknown>[], duration: number, callback?: (() => void) | object) {
      if (typeof callback === 'object') {
        surroundings.report({
          kind: 'component',
          severity: 'error',
          message: 'animate: the preview has no scroll-driven animation',
        });
        return;
      }
      animateFrames(elementsOf(this, selector), frames, duration, () => callback?.call(this));
    },
    clearAnimation(selector: string, options?: object | (() => void), callback?: () => void) {
      clearFrames(elementsOf(this, selector));
      const done = typeof options === 'function' ? (options as () => void) : callback;
      done?.call(this);
    },
    getTabBar(callback?: (tabBar: unknown) => void) {
      const tabBar = surroundings.tabBarOf(this);
      callback?.(tabBar);
      return tabBar;
    },
    getPageId() {
      return surroundings.pageIdOf(this);
    },
    getOpenerEventChannel() {
      return surroundings.openerChannelOf(this) ?? { on: noop, once: noop, off: noop, emit: noop };
    },
    setUpdatePerformanceListener: noop,
  };
  Object.assign(prototype, methods);
}

function noop(): void {
  // A page without an opener has a channel that nobody is at the other end of.
}
