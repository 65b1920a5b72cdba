import { Component } from 'glass-easel';
import { portValue } from '../../compile/style-values';
import { wxElementAt } from '../engine/element-of';
import { builtin } from './builtin';
import { followDrag, tween } from './drag';
import { html } from './html';

export const swiper = builtin(
  'swiper',
  {
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    current: 0,
    currentItemId: '',
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    previousMargin: '0px',
    nextMargin: '0px',
    displayMultipleItems: 1,
    snapToEdge: false,
    easingFunction: 'default',
    skipHiddenItemLayout: false,
    disableTouch: false,
    layoutType: 'normal',
  },
  ({ host, props, emit, set }) => {
    const slides = host.querySelector<HTMLElement>('.wx-swiper-slides') ?? host;
    const track = host.querySelector<HTMLElement>('.wx-swiper-track') ?? host;
    const dots = html('div', 'wx-swiper-dots');
    host.append(dots);
    // Where the first visible item is, in items; between two of them while moving.
    let position = props.current;
    let shown = props.current;
    let stop = (): void => undefined;
    const items = (): HTMLElement[] =>
      [...track.children].filter((each): each is HTMLElement => each.localName === 'wx-swiper-item');
    const wraps = (): boolean => props.circular && items().length > props.displayMultipleItems;
    const last = (): number => Math.max(0, items().length - Math.max(1, props.displayMultipleItems));
    const itemSize = (): number =>
      (props.vertical ? track.clientHeight : track.clientWidth) / Math.max(1, props.displayMultipleItems);

    const place = (): void => {
      const count = items().length;
      const share = 100 / Math.max(1, props.displayMultipleItems);
      const axis = props.vertical ? 'Y' : 'X';
      for (const [index, item] of items().entries()) {
        let offset = index - position;
        // One item hangs over on the left, the rest on the right: enough for a drag in either direction.
        if (wraps()) offset = ((((offset + 1) % count) + count) % count) - 1;
        item.style.transform = `translate${axis}(${String(offset * 100)}%)`;
        item.style[props.vertical ? 'height' : 'width'] = `${String(share)}%`;
        item.style[props.vertical ? 'width' : 'height'] = '100%';
      }
    };
    const show = (): void => {
      host.toggleAttribute('data-vertical', props.vertical);
      host.style.touchAction = props.vertical ? 'pan-x' : 'pan-y';
      const [before, after] = [portValue(props.previousMargin), portValue(props.nextMargin)];
      slides.style.inset = props.vertical ? `${before} 0 ${after} 0` : `0 ${after} 0 ${before}`;
      dots.hidden = !props.indicatorDots;
      dots.replaceChildren(
        ...items().map((_, index) => {
          const dot = html('i', index === shown ? 'on' : '');
          dot.style.background = index === shown ? props.indicatorActiveColor : props.indicatorColor;
          return dot;
        }),
      );
      place();
    };
    const glide = (target: number, source: string): void => {
      stop();
      const count = items().length;
      const from = position;
      const current = wraps() ? ((target % count) + count) % count : Math.min(last(), Math.max(0, target));
      const to = wraps() ? target : current;
      const changed = current !== shown;
      shown = current;
      if (changed) {
        set({ current });
        emit('change', { current, source, currentItemId: itemId(items()[current]) });
      }
      show();
      stop = tween(
        props.duration,
        (progress) => {
          position = from + (to - from) * progress;
          place();
        },
        () => {
          position = current;
          place();
          emit('animationfinish', { current, source, currentItemId: itemId(items()[current]) });
        },
      );
    };
    let timer = 0;
    const play = (): void => {
      window.clearInterval(timer);
      if (!props.autoplay) return;
      timer = window.setInterval(() => {
        if (items().length <= props.displayMultipleItems || host.offsetParent === null) return;
        glide(shown >= last() && !wraps() ? 0 : shown + 1, 'autoplay');
      }, props.interval);
    };
    let grabbed = 0;
    followDrag(host, () => (props.vertical ? 'y' : 'x'), {
      start: () => {
        if (props.disableTouch || items().length < 2) return false;
        window.clearInterval(timer);
        stop();
        grabbed = position;
        return true;
      },
      move: (distance) => {
        const raw = grabbed - distance / itemSize();
        position = wraps() ? raw : Math.min(last() + 0.3, Math.max(-0.3, raw));
        place();
        emit('transition', props.vertical ? { dx: 0, dy: -distance } : { dx: -distance, dy: 0 });
      },
      end: (_, velocity) => {
        const flung = Math.abs(velocity) > 0.3 ? -Math.sign(velocity) : 0;
        const target = flung === 0 ? Math.round(position) : flung > 0 ? Math.ceil(position) : Math.floor(position);
        glide(target, 'touch');
        play();
      },
    });
    const watch = new MutationObserver(() => {
      if (shown > last()) {
        shown = position = last();
      }
      show();
    });
    watch.observe(track, { childList: true });
    show();
    play();
    return {
      changed(name) {
        if (name === 'current' && props.current !== shown) glide(props.current, '');
        if (name === 'currentItemId') {
          const index = items().findIndex((item) => itemId(item) === props.currentItemId);
          if (index >= 0) glide(index, '');
        }
        if (name === 'autoplay' || name === 'interval') play();
        show();
      },
      detached: () => {
        stop();
        window.clearInterval(timer);
        watch.disconnect();
      },
    };
  },
);

function itemId(item: HTMLElement | undefined): string {
  const component = item && wxElementAt(item);
  return Component.isComponent(component) ? (component.data as { itemId: string }).itemId : '';
}

export const swiperItem = builtin('swiper-item', { itemId: '', skipHiddenItemLayout: false }, () => ({}));
