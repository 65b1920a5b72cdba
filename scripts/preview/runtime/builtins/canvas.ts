import { builtin } from './builtin';
import { html } from './html';

export const canvas = builtin(
  'canvas',
  { type: '', canvasId: '', disableScroll: false },
  ({ host, props, phone, emit }) => {
    const node = html('canvas');
    host.prepend(node);
    // Hidden from `Object.keys`: t-qrcode puts the node into setData, which copies own enumerable fields.
    const own = (name: string, value: unknown): void => {
      Object.defineProperty(node, name, { value });
    };
    own('createImage', () => createImage((path) => phone.fileUrl(path)));
    own('createPath2D', (path?: Path2D) => new Path2D(path));
    own('requestAnimationFrame', (callback: FrameRequestCallback) => requestAnimationFrame(callback));
    own('cancelAnimationFrame', (id: number) => {
      cancelAnimationFrame(id);
    });
    if (props.type !== '' && props.type !== '2d') {
      phone.report({
        kind: 'component',
        severity: 'error',
        message: `<canvas type="${props.type}"> is not in the preview`,
      });
      emit('error', { errMsg: `canvas type ${props.type} is not supported` });
    }
    host.addEventListener('touchmove', (event) => {
      if (props.disableScroll && event.cancelable) event.preventDefault();
    });
    return { node: () => node };
  },
);

/** An image whose `src` may be a path in the package. */
function createImage(fileUrl: (path: string) => string): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => image.getAttribute('src') ?? '',
    set: (path: string) => {
      source?.set?.call(image, fileUrl(path));
    },
  });
  return image;
}
