import type { Element as WxElement } from 'glass-easel';
import { componentOf, domOf } from './element-of';

interface Margins {
  left?: number;
  right?: number;
  top?: number;
  bottom?: number;
}

interface IntersectionOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

/** `wx.createIntersectionObserver`, relative to the page's area or to a node. */
export function createIntersectionObserver(
  component: unknown,
  { thresholds = [0], initialRatio = 0, observeAll = false }: IntersectionOptions,
  frameOf: (dom: HTMLElement) => HTMLElement | null,
): object {
  let margin = '0px';
  let relative: string | undefined;
  const observers: IntersectionObserver[] = [];
  const place = (selector: string | undefined, { left = 0, right = 0, top = 0, bottom = 0 }: Margins = {}): object => {
    relative = selector;
    margin = [top, right, bottom, left].map((px) => `${String(px)}px`).join(' ');
    return self;
  };
  const observe = (selector: string, listener: (result: object) => void): void => {
    const root = componentOf(component)?.getShadowRoot();
    const targets = observeAll
      ? (root?.querySelectorAll(selector) ?? [])
      : [root?.querySelector(selector) ?? undefined];
    const reference = relative === undefined ? undefined : root?.querySelector(relative);
    for (const target of targets) {
      const dom = target && domOf(target);
      if (!dom) continue;
      const observer = observeOne(
        target,
        dom,
        (reference && domOf(reference)) ?? frameOf(dom),
        { margin, thresholds, initialRatio },
        listener,
      );
      observers.push(observer);
    }
  };
  const self = {
    relativeTo: (selector: string, margins?: Margins) => place(selector, margins),
    relativeToViewport: (margins?: Margins) => place(undefined, margins),
    observe,
    disconnect: () => {
      for (const observer of observers.splice(0)) observer.disconnect();
    },
  };
  return self;
}

function observeOne(
  target: WxElement,
  dom: HTMLElement,
  root: HTMLElement | null,
  { margin, thresholds, initialRatio }: { margin: string; thresholds: number[]; initialRatio: number },
  listener: (result: object) => void,
): IntersectionObserver {
  let ratio: number | undefined = initialRatio;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const before = ratio;
        ratio = undefined;
        // The first report counts only when it differs from what the caller expects.
        if (before !== undefined && before === entry.intersectionRatio && !entry.isIntersecting) continue;
        listener({
          id: target.id,
          dataset: target.dataset,
          intersectionRatio: entry.intersectionRatio,
          boundingClientRect: plain(entry.boundingClientRect),
          intersectionRect: plain(entry.intersectionRect),
          relativeRect: plain(entry.rootBounds),
          time: Date.now(),
        });
      }
    },
    { root, rootMargin: margin, threshold: thresholds },
  );
  observer.observe(dom);
  return observer;
}

function plain(rect: DOMRectReadOnly | null): object {
  const { left = 0, top = 0, right = 0, bottom = 0, width = 0, height = 0 } = rect ?? {};
  return { left, top, right, bottom, width, height };
}

type MediaDescriptor = Partial<
  Record<'width' | 'minWidth' | 'maxWidth' | 'height' | 'minHeight' | 'maxHeight', number> & { orientation: string }
>;

/** `wx.createMediaQueryObserver`. */
export function createMediaQueryObserver(): object {
  const stops: (() => void)[] = [];
  return {
    observe: (descriptor: MediaDescriptor, listener: (result: { matches: boolean }) => void) => {
      const conditions = Object.entries(descriptor).map(([name, value]) => {
        const feature = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        return `(${feature}: ${typeof value === 'number' ? `${String(value)}px` : value})`;
      });
      const query = window.matchMedia(conditions.join(' and '));
      const notify = (): void => {
        listener({ matches: query.matches });
      };
      query.addEventListener('change', notify);
      stops.push(() => {
        query.removeEventListener('change', notify);
      });
      notify();
    },
    disconnect: () => {
      for (const stop of stops.splice(0)) stop();
    },
  };
}
