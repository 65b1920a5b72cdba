import { WeChatError } from './open-api';
import { png } from './png';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{1,32}$/;
const SMALLEST_WIDTH = 280;
const LARGEST_WIDTH = 1280;
const DEFAULT_WIDTH = 430;

/** The address in the code: what the preview's scan dialog opens, as WeChat opens a mini program code. */
function pageCodeText(page: string, scene: string): string {
  return `https://wxacode.local/${page}?scene=${encodeURIComponent(scene)}`;
}

/** WeChat's wxacode.getUnlimited: a code that opens a page with a scene. Drawn as a QR code, which any scanner reads. */
export class PageCodes {
  readonly #pages: () => readonly string[] | undefined;

  /** @param pages the mini program's pages, first the home page; undefined when it has not been built. */
  constructor(pages: () => readonly string[] | undefined) {
    this.#pages = pages;
  }

  async draw(parameters: Record<string, unknown>): Promise<Buffer> {
    const { scene, page, width = DEFAULT_WIDTH, check_path: checkPath = true } = parameters;
    if (typeof scene !== 'string' || !SCENE.test(scene))
      throw new WeChatError(40169, 'invalid length for scene, or the data is not json string');
    if (typeof width !== 'number' || width < SMALLEST_WIDTH || width > LARGEST_WIDTH)
      throw new WeChatError(40097, 'invalid args: width');
    const pages = this.#pages();
    const opened = page ?? pages?.[0] ?? '';
    if (typeof opened !== 'string' || opened.startsWith('/') || opened.includes('?'))
      throw new WeChatError(41030, 'invalid page');
    if (checkPath !== false && pages && !pages.includes(opened)) throw new WeChatError(41030, 'invalid page');
    return qrCode(pageCodeText(opened, scene), width);
  }
}

async function qrCode(text: string, width: number): Promise<Buffer> {
  // Loaded when the first code is drawn: most runs of the local cloud never need it.
  const { QRCodeEncoder, QRCodeDecoderErrorCorrectionLevel: Level } = await import('@zxing/library');
  const matrix = QRCodeEncoder.encode(text, Level.M).getMatrix();
  const quiet = 4;
  const modules = matrix.getWidth() + 2 * quiet;
  const isDark = (x: number, y: number): boolean => {
    const [column, row] = [Math.floor((x * modules) / width) - quiet, Math.floor((y * modules) / width) - quiet];
    const inside = column >= 0 && row >= 0 && column < matrix.getWidth() && row < matrix.getHeight();
    return inside && matrix.get(column, row) === 1;
  };
  return png(width, width, isDark);
}
