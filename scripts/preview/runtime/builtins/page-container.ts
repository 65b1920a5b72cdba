import { portValue } from '../../compile/style-values';
import { builtin } from './builtin';

/** A half page that slides in. The back gesture that closes it on a phone is the overlay here. */
export const pageContainer = builtin(
  'page-container',
  {
    show: false,
    duration: 300,
    zIndex: 100,
    overlay: true,
    position: 'bottom',
    round: false,
    closeOnSlideDown: false,
    overlayStyle: '',
    customStyle: '',
  },
  ({ host, props, emit }) => {
    const overlay = host.querySelector<HTMLElement>('.wx-page-container-overlay');
    const content = host.querySelector<HTMLElement>('.wx-page-container');
    const draw = (): void => {
      host.toggleAttribute('data-shown', props.show);
      if (overlay) {
        overlay.hidden = !props.overlay;
        overlay.style.cssText = `z-index:${String(props.zIndex)};${portValue(props.overlayStyle)}`;
      }
      if (content) {
        const radius = props.round ? 'border-radius:12px 12px 0 0;' : '';
        content.style.cssText = `z-index:${String(props.zIndex)};${radius}${portValue(props.customStyle)}`;
      }
    };
    const announce = (phases: readonly string[]): void => {
      for (const phase of phases) emit(phase);
    };
    overlay?.addEventListener('pointerup', () => {
      emit('clickoverlay');
    });
    draw();
    if (props.show) announce(['beforeenter', 'enter', 'afterenter']);
    return {
      changed(name) {
        draw();
        if (name === 'show')
          announce(props.show ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave']);
      },
    };
  },
);
