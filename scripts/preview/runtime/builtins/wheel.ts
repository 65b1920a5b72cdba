import { followDrag, tween } from './drag';

const SETTLE_MS = 180;
const FLING_MS = 160;

export interface Wheel {
  /** Turns to a row without telling anybody. */
  turnTo: (index: number, animated?: boolean) => void;
  index: () => number;
  stop: () => void;
}

export interface WheelOptions {
  /** The window that the rows pass by. */
  view: HTMLElement;
  /** The strip of rows, moved by a transform. */
  strip: HTMLElement;
  rows: () => number;
  rowHeight: () => number;
  onStart?: () => void;
  onSettled: (index: number) => void;
}

/** A picker's wheel: dragged, flung, turned by the mouse wheel, or tapped; it always comes to rest on a row. */
export function createWheel({ view, strip, rows, rowHeight, onStart, onSettled }: WheelOptions): Wheel {
  let offset = 0;
  let index = 0;
  let stop = (): void => undefined;
  const place = (): void => {
    const middle = (view.clientHeight - rowHeight()) / 2;
    strip.style.transform = `translateY(${String(middle - offset)}px)`;
  };
  const clamp = (row: number): number => Math.max(0, Math.min(rows() - 1, row));
  const settle = (row: number, tell: boolean, ms = SETTLE_MS): void => {
    stop();
    const [from, to] = [offset, clamp(row) * rowHeight()];
    const before = index;
    index = clamp(row);
    stop = tween(
      ms,
      (progress) => {
        offset = from + (to - from) * progress;
        place();
      },
      () => {
        if (tell && index !== before) onSettled(index);
      },
    );
  };
  let grabbed = 0;
  followDrag(view, () => 'y', {
    start: () => {
      stop();
      grabbed = offset;
      onStart?.();
      return true;
    },
    move: (distance) => {
      offset = Math.max(-rowHeight(), Math.min(rows() * rowHeight(), grabbed - distance));
      place();
    },
    end: (_, velocity) => {
      settle(Math.round((offset - velocity * FLING_MS) / rowHeight()), true);
    },
    tap: (event) => {
      const { top, height } = view.getBoundingClientRect();
      const rowsAway = Math.round((event.clientY - (top + height / 2)) / rowHeight());
      settle(Math.round(offset / rowHeight()) + rowsAway, true);
    },
  });
  view.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      settle(index + Math.sign(event.deltaY), true);
    },
    { passive: false },
  );
  return {
    turnTo: (row, animated = false) => {
      if (animated) {
        settle(row, false);
        return;
      }
      stop();
      index = clamp(row);
      offset = index * rowHeight();
      place();
    },
    index: () => index,
    stop: () => {
      stop();
    },
  };
}
