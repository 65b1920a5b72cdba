import { asyncApi, WxFailure } from './async-api';

interface ExportOptions {
  canvas?: HTMLCanvasElement;
  fileType?: 'png' | 'jpg';
  quality?: number;
}

/** Only the 2d canvas nodes of today; the old canvas-id API is not of this preview. */
export function canvasApis() {
  return {
    canvasToTempFilePath: asyncApi('canvasToTempFilePath', async ({ canvas, fileType, quality }: ExportOptions) => {
      if (!canvas) throw new WxFailure('invalid canvas: pass a canvas node');
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
      const blob = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, type, quality);
      });
      if (!blob) throw new WxFailure('canvas is empty');
      return { tempFilePath: URL.createObjectURL(blob) };
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) => {
      const canvas = document.createElement('canvas');
      return Object.assign(canvas, { width, height, createImage: () => new Image() });
    },
  };
}
