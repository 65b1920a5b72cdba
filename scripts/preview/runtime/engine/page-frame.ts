import { createPullDown, type PullDown } from './pull-down';

export interface PageFrame {
  /** The page's area: a size container, so that `vh` and fixed positions count from here. */
  readonly element: HTMLElement;
  /** The `page` element of WXSS, which scrolls. */
  readonly scroller: HTMLElement;
  readonly pullDown: PullDown;
  scrollTo: (top: number, durationMs: number) => Promise<void>;
}

export interface PageFrameHooks {
  onScroll: (scrollTop: number) => void;
  onReachBottom: () => void;
  onPullDownRefresh: () => void;
}

export interface PageFrameOptions {
  pullDownRefresh: boolean;
  reachBottomDistance: number;
}

/** The DOM around one page: its scroller, its pull-down indicator, and when it has reached the bottom. */
export function createPageFrame(options: PageFrameOptions, hooks: PageFrameHooks): PageFrame {
  const element = document.createElement('div');
  element.className = 'wx-frame';
  const scroller = document.createElement('div');
  scroller.className = 'wx-page';
  element.append(scroller);
  const pullDown = createPullDown(element, scroller, options.pullDownRefresh, hooks.onPullDownRefresh);
  watchBottom(scroller, options.reachBottomDistance, hooks);
  return { element, scroller, pullDown, scrollTo: (top, durationMs) => scrollTo(scroller, top, durationMs) };
}

function watchBottom(scroller: HTMLElement, distance: number, hooks: PageFrameHooks): void {
  let reached = false;
  let height = 0;
  let last = 0;
  scroller.addEventListener(
    'scroll',
    () => {
      if (scroller.scrollTop !== last) hooks.onScroll(scroller.scrollTop);
      const down = scroller.scrollTop > last;
      last = scroller.scrollTop;
      // New content below re-arms the event.
      if (scroller.scrollHeight !== height) reached = false;
      height = scroller.scrollHeight;
      const near = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - distance;
      if (near && !reached && down) {
        reached = true;
        hooks.onReachBottom();
      } else if (!near) reached = false;
    },
    { passive: true },
  );
}

/** Ease-out over the given time; the browser's smooth scrolling has no duration of its own. */
function scrollTo(scroller: HTMLElement, top: number, durationMs: number): Promise<void> {
  const from = scroller.scrollTop;
  const to = Math.max(0, Math.min(top, scroller.scrollHeight - scroller.clientHeight));
  if (durationMs <= 0 || from === to) {
    scroller.scrollTop = to;
    return Promise.resolve();
  }
  const begin = performance.now();
  return new Promise((resolve) => {
    const step = (): void => {
      const progress = Math.min(1, (performance.now() - begin) / durationMs);
      scroller.scrollTop = from + (to - from) * (1 - (1 - progress) ** 3);
      if (progress < 1) requestAnimationFrame(step);
      else resolve();
    };
    step();
  });
}
