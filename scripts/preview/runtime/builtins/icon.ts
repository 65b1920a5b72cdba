import { builtin } from './builtin';
import { textOf } from './text-of';

const RING = '<circle cx="12" cy="12" r="11" fill="currentColor"/>';
const on = (path: string): string => `${RING}<path d="${path}" fill="none" stroke="#fff" stroke-width="2"/>`;
const line = (path: string): string => `<path d="${path}" fill="none" stroke="currentColor" stroke-width="2"/>`;
const RINGED = '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2"/>';

/** Drawing and colour of each type. */
const TYPES: Readonly<Record<string, readonly [drawing: string, color: string]>> = {
  success: [on('M6.5 12.5l4 4 7-8'), '#09bb07'],
  success_no_circle: [line('M4 12.5l5.5 5.5L20 6'), '#09bb07'],
  info: [on('M12 10v8M12 6v2'), '#10aeff'],
  warn: [on('M12 6v8M12 16v2'), '#f76260'],
  waiting: [on('M12 6v7h5'), '#10aeff'],
  cancel: [`${RINGED}${line('M8 8l8 8M16 8l-8 8')}`, '#f43530'],
  download: [`${RINGED}${line('M12 6v9M8 12l4 4 4-4')}`, '#09bb07'],
  search: [
    `<circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="2"/>${line('M15.5 15.5l6 6')}`,
    '#b2b2b2',
  ],
  clear: [on('M8 8l8 8M16 8l-8 8'), '#b2b2b2'],
  circle: [RINGED, '#c9c9c9'],
};

export const icon = builtin('icon', { type: '', size: null, color: '' }, ({ host, props, phone }) => {
  const show = (): void => {
    const type = TYPES[props.type];
    if (!type && props.type !== '') {
      phone.report({ kind: 'component', severity: 'error', message: `<icon type="${props.type}"> does not exist` });
    }
    const size = textOf(props.size, '23').replace(/px$/, '');
    host.innerHTML = type ? `<svg viewBox="0 0 24 24" width="${size}" height="${size}">${type[0]}</svg>` : '';
    host.style.color = props.color === '' ? (type?.[1] ?? '') : props.color;
  };
  show();
  return { changed: show };
});
