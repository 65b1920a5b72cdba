import { portValue } from '../../compile/style-values';
import { builtin } from './builtin';
import { html } from './html';

const MS_PER_PERCENT = 30;

export const progress = builtin(
  'progress',
  {
    percent: 0,
    showInfo: false,
    borderRadius: null,
    fontSize: null,
    strokeWidth: null,
    color: '#09BB07',
    activeColor: '#09BB07',
    backgroundColor: '#EBEBEB',
    active: false,
    activeMode: 'backwards',
    duration: MS_PER_PERCENT,
  },
  ({ host, props, emit }) => {
    const done = html('i');
    const bar = html('div', 'wx-progress-bar', done);
    const figure = html('p', 'wx-progress-info');
    host.append(bar, figure);
    host.setAttribute('role', 'progressbar');
    let shown = 0;

    const show = (): void => {
      const percent = Math.min(100, Math.max(0, props.percent));
      const from = props.activeMode === 'forwards' ? shown : 0;
      const ms = props.active ? Math.abs(percent - from) * props.duration : 0;
      bar.style.cssText = `height:${length(props.strokeWidth ?? 6)};border-radius:${length(props.borderRadius ?? 0)};background:${props.backgroundColor}`;
      done.style.cssText = `width:${String(from)}%;background:${props.activeColor};transition:width ${String(ms)}ms linear`;
      if (ms > 0) done.getBoundingClientRect();
      done.style.width = `${String(percent)}%`;
      figure.hidden = !props.showInfo;
      figure.textContent = `${String(percent)}%`;
      figure.style.fontSize = length(props.fontSize ?? 16);
      host.setAttribute('aria-valuenow', String(percent));
      if (ms > 0)
        window.setTimeout(() => {
          emit('activeend', { curPercent: percent });
        }, ms);
      shown = percent;
    };
    show();
    return { changed: show };
  },
);

/** Numbers, also as text, are px. */
function length(value: unknown): string {
  const text = String(value);
  return /^[\d.]+$/.test(text) ? `${text}px` : portValue(text);
}
