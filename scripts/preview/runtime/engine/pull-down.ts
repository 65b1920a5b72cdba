const TRIGGER_PX = 60;
const SHOWN_PX = 50;
const MAX_PX = 120;

export interface PullDown {
  start: () => void;
  stop: () => void;
}

/** The three dots above a page that is pulled down, by finger, by mouse or by `wx.startPullDownRefresh`. */
export function createPullDown(
  frame: HTMLElement,
  scroller: HTMLElement,
  enabled: boolean,
  onRefresh: () => void,
): PullDown {
  const dots = document.createElement('div');
  dots.className = 'wx-pull-dots';
  dots.innerHTML = '<i></i><i></i><i></i>';
  dots.hidden = true;
  frame.prepend(dots);
  let refreshing = false;

  const shift = (px: number, animated: boolean): void => {
    dots.hidden = px === 0 && !animated;
    scroller.style.transition = animated ? 'transform .2s ease-out' : '';
    // Not 0 but nothing: a transform would become the origin of fixed elements inside.
    scroller.style.transform = px === 0 ? '' : `translateY(${String(px)}px)`;
  };
  const start = (): void => {
    if (refreshing) return;
    refreshing = true;
    dots.hidden = false;
    frame.dataset['refreshing'] = '';
    shift(SHOWN_PX, true);
    onRefresh();
  };
  const stop = (): void => {
    refreshing = false;
    delete frame.dataset['refreshing'];
    shift(0, true);
    dots.hidden = true;
  };
  if (enabled) {
    let pulled = 0;
    followPull(
      scroller,
      (touched) => scroller.scrollTop <= 0 && !refreshing && !scrolledInside(touched),
      (distance) => {
        pulled = Math.min(MAX_PX, distance / 2);
        shift(pulled, false);
      },
      () => {
        if (pulled >= TRIGGER_PX / 2) start();
        else shift(0, true);
      },
    );
  }
  return { start, stop };
}

/** A scroll-view that can still go up takes the movement for itself. */
function scrolledInside(touched: EventTarget | null): boolean {
  for (let each = touched instanceof Element ? touched : null; each; each = each.parentElement) {
    if (each.classList.contains('wx-page')) return false;
    if (each.scrollTop > 0) return true;
  }
  return false;
}

const SLOP_PX = 8;

/**
 * Follows one finger or the mouse downwards, once it clearly goes that way and nothing inside has taken the movement.
 * @param begin says whether a pull may start now
 * @param move gets the distance from the start
 */
export function followPull(
  target: HTMLElement,
  begin: (touched: EventTarget | null) => boolean,
  move: (distance: number) => void,
  end: () => void,
): void {
  let from: { x: number; y: number } | undefined;
  let pulling = false;
  const start = (event: Event, { clientX, clientY }: { clientX: number; clientY: number }): void => {
    from = begin(event.target) ? { x: clientX, y: clientY } : undefined;
    pulling = false;
  };
  const follow = (event: Event, { clientX, clientY }: { clientX: number; clientY: number }): void => {
    if (!from || event.defaultPrevented) return;
    const [dx, dy] = [Math.abs(clientX - from.x), clientY - from.y];
    if (!pulling && (dx > SLOP_PX || dy < -SLOP_PX)) from = undefined;
    else if (pulling || dy > SLOP_PX) {
      pulling = true;
      if (event.cancelable) event.preventDefault();
      move(Math.max(0, dy));
    }
  };
  const stop = (): void => {
    if (pulling) end();
    from = undefined;
    pulling = false;
  };
  target.addEventListener(
    'touchstart',
    (event) => {
      const [touch] = event.touches;
      if (touch) start(event, touch);
    },
    { passive: true },
  );
  target.addEventListener(
    'touchmove',
    (event) => {
      const [touch] = event.touches;
      if (touch) follow(event, touch);
    },
    { passive: false },
  );
  target.addEventListener('touchend', stop);
  target.addEventListener('touchcancel', stop);
  target.addEventListener('mousedown', (down) => {
    if (down.button !== 0 || (down.target instanceof Element && down.target.closest('input,textarea'))) return;
    start(down, down);
  });
  target.addEventListener('mousemove', (event) => {
    follow(event, event);
  });
  window.addEventListener('mouseup', stop);
}
