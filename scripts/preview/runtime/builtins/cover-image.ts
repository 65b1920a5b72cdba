import { builtin } from './builtin';
import { html } from './html';
import { ownerPath } from './scoped-classes';

export const coverImage = builtin('cover-image', { src: '' }, ({ host, component, props, phone, emit }) => {
  const img = html('img');
  img.alt = '';
  host.append(img);
  img.addEventListener('load', () => {
    emit('load');
  });
  img.addEventListener('error', () => {
    emit('error', { errMsg: 'load fail' });
  });
  const show = (): void => {
    if (props.src !== '') img.src = phone.fileUrl(props.src, ownerPath(component));
  };
  show();
  return { changed: show };
});
