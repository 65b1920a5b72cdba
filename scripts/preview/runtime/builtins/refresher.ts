import { followPull } from '../engine/pull-down';
import { html } from './html';

interface RefresherProps {
  readonly refresherEnabled: boolean;
  readonly refresherThreshold: number;
  readonly refresherDefaultStyle: string;
  readonly refresherBackground: string;
}

export interface Refresher {
  show: () => void;
  open: () => void;
  close: () => void;
}

/** The pull-to-refresh of a scroll-view: `refresherpulling`, `refresherrefresh`, `refresherrestore`, `refresherabort`. */
export function createRefresher(
  scroller: HTMLElement,
  props: RefresherProps,
  emit: (event: string, detail: object) => void,
  onTriggered: () => void,
): Refresher {
  const box = html('div', 'wx-scroll-refresher', html('i', 'wx-spin'));
  scroller.prepend(box);
  let pulled = 0;
  let open = false;
  const resize = (px: number, animated: boolean): void => {
    box.style.transition = animated ? 'height .2s' : '';
    box.style.height = `${String(px)}px`;
  };
  const self: Refresher = {
    show: () => {
      box.hidden = !props.refresherEnabled;
      box.style.background = props.refresherBackground;
      box.style.color = props.refresherDefaultStyle === 'white' ? '#fff' : '#888';
      box.firstElementChild?.toggleAttribute('hidden', props.refresherDefaultStyle === 'none');
    },
    open: () => {
      if (open || !props.refresherEnabled) return;
      open = true;
      resize(props.refresherThreshold, true);
      emit('refresherrefresh', { dy: props.refresherThreshold });
    },
    close: () => {
      if (!open) return;
      open = false;
      resize(0, true);
      emit('refresherrestore', {});
    },
  };
  followPull(
    scroller,
    () => props.refresherEnabled && !open && scroller.scrollTop <= 0,
    (distance) => {
      pulled = distance / 2;
      resize(Math.min(pulled, props.refresherThreshold * 2), false);
      emit('refresherpulling', { dy: pulled });
    },
    () => {
      if (pulled >= props.refresherThreshold) {
        onTriggered();
        self.open();
      } else {
        resize(0, true);
        emit('refresherabort', { dy: pulled });
      }
    },
  );
  return self;
}
