import { Event as WxEvent } from 'glass-easel';
import { wxElementAt } from './element-of';

interface Touch {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

export interface GestureSurroundings {
  /** Upper left corner of the page that a node is in: coordinates count from there. */
  originOf: (target: EventTarget) => { x: number; y: number };
  /** A long press takes the place of the tap only where somebody waits for it. */
  waitsFor: (target: EventTarget, type: string) => boolean;
}

const TAP_RADIUS = 10;
const LONG_PRESS_MS = 350;
const MOUSE = 0;

/**
 * Turns touches and the mouse into the events of a mini program: touchstart, touchmove, touchend, touchcancel, tap,
 * longpress. A handler that catches touchmove also keeps the browser from scrolling, as in WeChat.
 */
export function recognizeGestures(screen: HTMLElement, surroundings: GestureSurroundings): void {
  let press: { x: number; y: number; id: number; target: EventTarget; timer: number; long: boolean } | undefined;
  const active = new Map<number, Touch>();
  /** The last real touch: browsers send mouse events after it, which must not tap twice. */
  let touchedAt = -Infinity;

  const dispatch = (
    source: Event,
    target: EventTarget,
    type: string,
    changed: Touch[],
    detail: object = {},
  ): boolean => {
    const element = wxElementAt(target);
    if (!element) return false;
    const event = new WxEvent(type, detail, {
      originalEvent: source,
      bubbles: true,
      composed: true,
      capturePhase: true,
      extraFields: { touches: [...active.values()], changedTouches: changed },
    });
    WxEvent.dispatchEvent(element, event);
    return event.defaultPrevented();
  };
  const cancelPress = (): void => {
    if (press) window.clearTimeout(press.timer);
    press = undefined;
  };

  const start = (source: Event, target: EventTarget, changed: Touch[]): void => {
    for (const touch of changed) active.set(touch.identifier, touch);
    const [first] = changed;
    cancelPress();
    if (first && active.size === 1) {
      const timer = window.setTimeout(() => {
        if (!press) return;
        press.long = dispatchLongPress(source, press.target, first);
      }, LONG_PRESS_MS);
      press = { x: first.clientX, y: first.clientY, id: first.identifier, target, timer, long: false };
    }
    dispatch(source, target, 'touchstart', changed);
  };
  const dispatchLongPress = (source: Event, target: EventTarget, touch: Touch): boolean => {
    const detail = { x: touch.pageX, y: touch.pageY };
    dispatch(source, target, 'longpress', [touch], detail);
    dispatch(source, target, 'longtap', [touch], detail);
    return surroundings.waitsFor(target, 'longpress') || surroundings.waitsFor(target, 'longtap');
  };
  const move = (source: Event, target: EventTarget, changed: Touch[]): void => {
    for (const touch of changed) active.set(touch.identifier, touch);
    const own = changed.find((touch) => touch.identifier === press?.id);
    if (press && own && Math.hypot(own.clientX - press.x, own.clientY - press.y) > TAP_RADIUS) cancelPress();
    if (dispatch(source, target, 'touchmove', changed) && source.cancelable) source.preventDefault();
  };
  const end = (source: Event, target: EventTarget, changed: Touch[], type: 'touchend' | 'touchcancel'): void => {
    for (const touch of changed) active.delete(touch.identifier);
    dispatch(source, target, type, changed);
    const own = changed.find((touch) => touch.identifier === press?.id);
    const tapped = own && type === 'touchend' && press && !press.long;
    cancelPress();
    // A disabled button swallows the tap.
    const blocked = target instanceof Element && target.closest('wx-button[disabled]') !== null;
    if (!tapped) return;
    takeTap(source, target);
    if (!blocked) dispatch(source, target, 'tap', changed, { x: own.pageX, y: own.pageY });
  };

  const touchOf = (
    target: EventTarget,
    identifier: number,
    { clientX, clientY }: { clientX: number; clientY: number },
  ): Touch => {
    const origin = surroundings.originOf(target);
    return {
      identifier,
      pageX: clientX - origin.x,
      pageY: clientY - origin.y,
      clientX: clientX - origin.x,
      clientY: clientY - origin.y,
    };
  };
  const onTouch = (event: TouchEvent): void => {
    if (!event.target) return;
    const { target } = event;
    touchedAt = event.timeStamp;
    const changed = [...event.changedTouches].map((touch) => touchOf(target, touch.identifier, touch));
    if (event.type === 'touchstart') start(event, target, changed);
    else if (event.type === 'touchmove') move(event, target, changed);
    else end(event, target, changed, event.type as 'touchend' | 'touchcancel');
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    screen.addEventListener(type, onTouch, { capture: true, passive: false });
  }

  let mouseTarget: EventTarget | null = null;
  screen.addEventListener(
    'mousedown',
    (event) => {
      if (event.button !== 0 || event.timeStamp - touchedAt < 700) return;
      mouseTarget = event.target;
      if (mouseTarget) start(event, mouseTarget, [touchOf(mouseTarget, MOUSE, event)]);
    },
    { capture: true },
  );
  window.addEventListener('mousemove', (event) => {
    if (mouseTarget) move(event, mouseTarget, [touchOf(mouseTarget, MOUSE, event)]);
  });
  window.addEventListener('mouseup', (event) => {
    if (mouseTarget) end(event, mouseTarget, [touchOf(mouseTarget, MOUSE, event)], 'touchend');
    mouseTarget = null;
  });
}

/**
 * A touch that was a tap on a page is over: the click that browsers send after it would fall on whatever the tap has just
 * opened. What that click does for us is done here: a field elsewhere loses the focus.
 */
function takeTap(source: Event, target: EventTarget): void {
  if (source.type !== 'touchend' || !(target instanceof Element) || !target.closest('.wx-frame')) return;
  if (target.closest('input,textarea')) return;
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && !activeElement.closest('[data-hold]')) activeElement.blur();
  if (source.cancelable) source.preventDefault();
}
