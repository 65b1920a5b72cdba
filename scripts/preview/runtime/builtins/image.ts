import { builtin } from './builtin';
import { html } from './html';
import { ownerPath } from './scoped-classes';

const FIT: Readonly<Record<string, string>> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill' };

export const image = builtin(
  'image',
  {
    src: '',
    mode: 'scaleToFill',
    webp: false,
    lazyLoad: false,
    showMenuByLongpress: false,
    fadeIn: false,
    forceHttps: false,
  },
  ({ host, component, props, phone, emit }) => {
    const img = html('img');
    img.alt = '';
    img.draggable = false;
    host.append(img);
    img.addEventListener('load', () => {
      img.style.visibility = '';
      emit('load', { width: img.naturalWidth, height: img.naturalHeight });
    });
    img.addEventListener('error', () => {
      // No broken-picture sign on a phone.
      img.style.visibility = 'hidden';
      emit('error', { errMsg: `GET ${img.src} 404 (Not Found)` });
    });
    const show = (): void => {
      host.dataset['mode'] = props.mode;
      img.loading = props.lazyLoad ? 'lazy' : 'eager';
      // Modes like `top left` show the picture in its own size from that corner.
      img.style.objectFit = FIT[props.mode] ?? (props.mode.endsWith('Fix') ? 'fill' : 'none');
      img.style.objectPosition = FIT[props.mode] === undefined && !props.mode.endsWith('Fix') ? props.mode : '';
      const url = props.src === '' ? '' : phone.fileUrl(props.src, ownerPath(component));
      if (url === '') img.removeAttribute('src');
      else if (img.getAttribute('src') !== url) img.src = url;
      img.hidden = url === '';
    };
    show();
    return { changed: show };
  },
);
