import { builtin } from './builtin';
import { html } from './html';
import { textOf } from './text-of';

/** Components that need WeChat's own players and maps: a labelled box stands in their place, with what it would show. */

export const map = builtin(
  'map',
  {
    longitude: null,
    latitude: null,
    scale: 16,
    markers: [],
    polyline: [],
    circles: [],
    includePoints: [],
    showLocation: false,
    setting: null,
  },
  ({ host, props }) => {
    const box = html('div', 'wx-placeholder-box');
    host.prepend(box);
    const show = (): void => {
      box.textContent = `地图 map ${textOf(props.latitude)}, ${textOf(props.longitude)} · ${props.markers.length}`;
    };
    show();
    return { changed: show };
  },
);

export const video = builtin(
  'video',
  { src: '', poster: '', controls: true, autoplay: false, loop: false, muted: false, objectFit: 'contain', title: '' },
  ({ host, props }) => {
    const box = html('div', 'wx-placeholder-box');
    host.prepend(box);
    const show = (): void => {
      box.textContent = `视频 video ${props.src}`;
    };
    show();
    return { changed: show };
  },
);

export const webView = builtin('web-view', { src: '' }, ({ host, props, emit }) => {
  const box = html('div', 'wx-placeholder-box');
  host.append(box);
  const show = (): void => {
    box.textContent = `网页 web-view ${props.src}`;
    if (props.src !== '') emit('load', { src: props.src });
  };
  show();
  return { changed: show };
});
