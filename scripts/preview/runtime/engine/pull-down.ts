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
    let from: number | undefined;
    let pulled = 0;
    const begin = (y: number): void => {
      from = scroller.scrollTop <= 0 && !refreshing ? y : undefined;
      pulled = 0;
    };
    const move = (y: number, event: Event): void => {
      if (from === undefined) return;
      if (scroller.scrollTop > 0) from = y;
      pulled = Math.max(0, Math.min(MAX_PX, (y - from) / 2));
      if (pulled === 0) return;
      if (event.cancelable) event.preventDefault();
      shift(pulled, false);
    };
    const end = (): void => {
      if (from === undefined) return;
      from = undefined;
      if (pulled >= TRIGGER_PX / 2) start();
      else if (pulled > 0) shift(0, true);
    };
    followVertical(scroller, begin, move, end);
  }
  return { start, stop };
}

/** One finger or the mouse, as long as nothing inside has taken the movement for itself. */
export function followVertical(
  target: HTMLElement,
  begin: (y: number) => void,
  move: (y: number, event: Event) => void,
  end: () => void,
): void {
  target.addEventListener(
    'touchstart',
    (event) => {
      begin(event.touches[0]?.clientY ?? 0);
    },
    { passive: true },
  );
  target.addEventListener(
    'touchmove',
    (event) => {
      if (!event.defaultPrevented) move(event.touches[0]?.clientY ?? 0, event);
    },
    { passive: false },
  );
  target.addEventListener('touchend', end);
  target.addEventListener('touchcancel', end);
  target.addEventListener('mousedown', (down) => {
    if (down.button !== 0 || (down.target instanceof Element && down.target.closest('input,textarea'))) return;
    begin(down.clientY);
    const onMove = (event: MouseEvent): void => {
      move(event.clientY, event);
    };
    const onUp = (): void => {
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
      end();
    };
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
  });
}
