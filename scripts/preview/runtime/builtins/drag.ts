export interface DragHandlers {
  /** The pointer is down; `false` lets it pass. */
  start?: (event: PointerEvent) => boolean | undefined;
  /** Distance from the start along the axis, in px. */
  move: (distance: number, event: PointerEvent) => void;
  /** Velocity in px per ms. */
  end: (distance: number, velocity: number) => void;
  /** The pointer came up where it went down. */
  tap?: (event: PointerEvent) => void;
}

const SLOP_PX = 6;

/**
 * Follows one finger or the mouse along an axis. Until the movement is clearly along that axis it belongs to whoever is
 * outside; from then on to us.
 */
export function followDrag(element: HTMLElement, axis: () => 'x' | 'y', handlers: DragHandlers): void {
  let from: { x: number; y: number; id: number } | undefined;
  let taken = false;
  let [distance, velocity, movedAt] = [0, 0, 0];

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || from) return;
    if (handlers.start?.(event) === false) return;
    from = { x: event.clientX, y: event.clientY, id: event.pointerId };
    taken = false;
    [distance, velocity, movedAt] = [0, 0, event.timeStamp];
  });
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== from?.id) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    const [along, across] = axis() === 'x' ? [dx, dy] : [dy, dx];
    if (!taken) {
      if (Math.abs(across) > SLOP_PX && Math.abs(across) > Math.abs(along)) {
        from = undefined;
        return;
      }
      if (Math.abs(along) <= SLOP_PX) return;
      taken = true;
      element.setPointerCapture(event.pointerId);
    }
    const elapsed = event.timeStamp - movedAt;
    if (elapsed > 0) velocity = (along - distance) / elapsed;
    [distance, movedAt] = [along, event.timeStamp];
    handlers.move(along, event);
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== from?.id) return;
    from = undefined;
    if (taken) handlers.end(distance, event.timeStamp - movedAt > 80 ? 0 : velocity);
    else if (event.type === 'pointerup') handlers.tap?.(event);
  };
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
}

/** Calls back with 0..1, eased out, until the time is over. Gives a function that stops it. */
export function tween(durationMs: number, step: (progress: number) => void, done: () => void): () => void {
  const begin = performance.now();
  let stopped = false;
  const frame = (): void => {
    if (stopped) return;
    const progress = durationMs <= 0 ? 1 : Math.min(1, (performance.now() - begin) / durationMs);
    step(1 - (1 - progress) ** 3);
    if (progress < 1) requestAnimationFrame(frame);
    else done();
  };
  requestAnimationFrame(frame);
  return () => {
    stopped = true;
  };
}
