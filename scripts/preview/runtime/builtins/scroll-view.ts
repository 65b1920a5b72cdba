import { builtin } from './builtin';
import { textOf } from './text-of';
import { createRefresher } from './refresher';
import { tween } from './drag';

export const scrollView = builtin(
  'scroll-view',
  {
    scrollX: false,
    scrollY: false,
    upperThreshold: null,
    lowerThreshold: null,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollIntoViewOffset: 0,
    scrollIntoViewAlignment: 'start',
    scrollWithAnimation: false,
    enableBackToTop: false,
    enablePassive: null,
    enableFlex: false,
    scrollAnchoring: false,
    refresherEnabled: false,
    refresherThreshold: 45,
    refresherDefaultStyle: 'black',
    refresherBackground: 'transparent',
    refresherTriggered: false,
    bounces: true,
    showScrollbar: true,
    pagingEnabled: false,
    fastDeceleration: false,
    enhanced: false,
    usingSticky: false,
    type: 'list',
    reverse: false,
    clip: true,
    cacheExtent: 0,
    throttle: true,
  },
  ({ host, props, emit, set }) => {
    const scroller = host.querySelector<HTMLElement>('.wx-scroll') ?? host;
    const refresher = createRefresher(scroller, props, emit, () => {
      set({ refresherTriggered: true });
    });
    let stop = (): void => undefined;

    const show = (): void => {
      host.toggleAttribute('data-x', props.scrollX);
      host.toggleAttribute('data-y', props.scrollY);
      host.toggleAttribute('data-flex', props.enableFlex);
      scroller.style.overflowAnchor = props.scrollAnchoring ? 'auto' : 'none';
      scroller.style.scrollSnapType = props.pagingEnabled ? `${props.scrollX ? 'x' : 'y'} mandatory` : '';
      refresher.show();
    };
    const glide = (left: number, top: number, ms: number): void => {
      stop();
      const [fromLeft, fromTop] = [scroller.scrollLeft, scroller.scrollTop];
      const step = (progress: number): void => {
        scroller.scrollTo(fromLeft + (left - fromLeft) * progress, fromTop + (top - fromTop) * progress);
      };
      if (ms <= 0) step(1);
      else stop = tween(ms, step, () => undefined);
    };
    const scrollTo = (left: unknown, top: unknown): void => {
      glide(
        pixels(left) ?? scroller.scrollLeft,
        pixels(top) ?? scroller.scrollTop,
        props.scrollWithAnimation ? 300 : 0,
      );
    };
    const bringIntoView = (id: string, animated: boolean): void => {
      const target = id === '' ? null : scroller.querySelector(`#${CSS.escape(id)}`);
      if (!target) return;
      const [inner, outer] = [target.getBoundingClientRect(), scroller.getBoundingClientRect()];
      const left = props.scrollX
        ? scroller.scrollLeft + inner.left - outer.left + props.scrollIntoViewOffset
        : scroller.scrollLeft;
      const top = props.scrollY
        ? scroller.scrollTop + inner.top - outer.top + props.scrollIntoViewOffset
        : scroller.scrollTop;
      glide(left, top, animated ? 300 : 0);
    };
    watchEdges(scroller, () => [pixels(props.upperThreshold) ?? 50, pixels(props.lowerThreshold) ?? 50], emit);
    show();
    // What was asked for at the start can only be done once the content is there.
    const begin = window.setTimeout(() => {
      if (props.scrollTop !== null || props.scrollLeft !== null) scrollTo(props.scrollLeft, props.scrollTop);
      bringIntoView(props.scrollIntoView, false);
      if (props.refresherTriggered) refresher.open();
    });
    return {
      changed(name) {
        show();
        if (name === 'scrollTop') scrollTo(null, props.scrollTop);
        else if (name === 'scrollLeft') scrollTo(props.scrollLeft, null);
        else if (name === 'scrollIntoView') {
          // The item may come with the same setData.
          window.setTimeout(() => {
            bringIntoView(props.scrollIntoView, props.scrollWithAnimation);
          });
        } else if (name === 'refresherTriggered') {
          if (props.refresherTriggered) refresher.open();
          else refresher.close();
        }
      },
      detached: () => {
        stop();
        window.clearTimeout(begin);
      },
      scrollOffset: () => scroller,
      node: () => ({
        scrollTo: ({
          top,
          left,
          animated = false,
          duration = 300,
        }: {
          top?: number;
          left?: number;
          animated?: boolean;
          duration?: number;
        }) => {
          glide(left ?? scroller.scrollLeft, top ?? scroller.scrollTop, animated ? duration : 0);
        },
        scrollIntoView: (selector: string) => {
          bringIntoView(selector.replace(/^#/, ''), true);
        },
      }),
    };
  },
);

type Emit = (event: string, detail: object) => void;

function watchEdges(scroller: HTMLElement, thresholds: () => [upper: number, lower: number], emit: Emit): void {
  let [left, top] = [0, 0];
  const near = { upper: true, lower: false };
  scroller.addEventListener(
    'scroll',
    () => {
      const { scrollLeft, scrollTop, scrollHeight, scrollWidth, clientHeight, clientWidth } = scroller;
      emit('scroll', {
        scrollLeft,
        scrollTop,
        scrollHeight,
        scrollWidth,
        deltaX: left - scrollLeft,
        deltaY: top - scrollTop,
      });
      const [dx, dy] = [scrollLeft - left, scrollTop - top];
      [left, top] = [scrollLeft, scrollTop];
      const [upper, lower] = thresholds();
      const vertical = Math.abs(dy) >= Math.abs(dx);
      const atUpper = vertical ? scrollTop <= upper : scrollLeft <= upper;
      const atLower = vertical
        ? scrollTop + clientHeight >= scrollHeight - lower
        : scrollLeft + clientWidth >= scrollWidth - lower;
      if (atUpper && !near.upper && dx + dy < 0) emit('scrolltoupper', { direction: vertical ? 'top' : 'left' });
      if (atLower && !near.lower && dx + dy > 0) emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
      near.upper = atUpper;
      near.lower = atLower;
    },
    { passive: true },
  );
}

/** A length as authors write it: a number, `20px` or `20rpx`. */
function pixels(value: unknown): number | undefined {
  const text = textOf(value);
  const number = parseFloat(text);
  if (Number.isNaN(number)) return undefined;
  return text.endsWith('rpx') ? (number * Math.min(window.innerWidth, 600)) / 750 : number;
}
