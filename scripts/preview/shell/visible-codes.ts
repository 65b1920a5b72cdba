import type { VisibleCode } from '../runtime/wx/device';

type Picture = HTMLCanvasElement | HTMLImageElement;

/** Margin that scanners need around a code, and pixels that thin bars need. */
const quietPx = 24;
const fewestPx = 480;

/**
 * The codes that a phone's screen shows now. Nothing is asked of the program: its pictures that a person could see are read
 * as a scanner would read them.
 */
export async function codesOn(screen: Document, phone: string): Promise<VisibleCode[]> {
  const pictures = [...screen.querySelectorAll<Picture>('canvas, img')].filter(isInSight);
  if (pictures.length === 0) return [];
  const { decodePicture } = await import('./decode');
  const codes = pictures.flatMap((picture) => {
    const pixels = pixelsOf(picture);
    return pixels ? decodePicture(pixels) : [];
  });
  const byText = new Map(codes.map((code) => [`${code.scanType} ${code.text}`, { ...code, phone }]));
  return [...byText.values()];
}

/** On the screen, not faded out, and nothing over its middle: the back of a turned card is not in sight. */
function isInSight(picture: Picture): boolean {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const page = picture.ownerDocument;
  const view = page.defaultView;
  if (!view || width < 40 || height < 20) return false;
  if (!picture.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const x = left + width / 2;
  const y = top + height / 2;
  if (x < 0 || y < 0 || x > view.innerWidth || y > view.innerHeight) return false;
  const front = page.elementFromPoint(x, y);
  return front !== null && (front === picture || front.contains(picture) || sameSurface(front, picture));
}

/** A layer of the same code component, such as an empty box over its canvas, does not hide it. */
function sameSurface(front: Element, picture: Picture): boolean {
  return picture.parentElement?.contains(front) === true && front.textContent.trim() === '';
}

/** The picture on white, with a margin, large enough to read; undefined for what the browser keeps to itself. */
function pixelsOf(picture: Picture): ImageData | undefined {
  const isImage = 'naturalWidth' in picture; // instanceof knows only this window's elements, not the iframe's
  const [width, height] = isImage ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
  if (width === 0 || height === 0) return undefined;
  const scale = Math.max(1, Math.ceil(fewestPx / width));
  const canvas = document.createElement('canvas');
  canvas.width = width * scale + 2 * quietPx;
  canvas.height = height * scale + 2 * quietPx;
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  if (!paint) return undefined;
  paint.fillStyle = '#fff';
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.imageSmoothingEnabled = false;
  paint.drawImage(picture, quietPx, quietPx, width * scale, height * scale);
  try {
    return paint.getImageData(0, 0, canvas.width, canvas.height);
  } catch {
    return undefined; // a picture from another origin
  }
}
