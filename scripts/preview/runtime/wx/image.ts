import type { Phone } from '../phone';
import { previewImages } from '../native-ui/image-preview';
import { pickFile } from '../native-ui/pick-file';
import { asyncApi, requireString, WxFailure } from './async-api';
import type { Device } from './device';

export function imageApis(phone: Phone, device: Device) {
  return {
    previewImage: asyncApi('previewImage', ({ urls, current }: { urls: string[]; current?: string | number }) => {
      const start = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? ''));
      previewImages(
        device.ui,
        urls.map((url) => phone.fileUrl(url)),
        start,
      );
      return {};
    }),
    saveImageToPhotosAlbum: asyncApi('saveImageToPhotosAlbum', ({ filePath }: { filePath: string }) => {
      const link = document.createElement('a');
      link.href = phone.fileUrl(requireString(filePath, 'filePath'));
      link.download = 'image.png';
      link.click();
      return {};
    }),
    getImageInfo: asyncApi('getImageInfo', async ({ src }: { src: string }) => {
      const image = await loadImage(phone.fileUrl(requireString(src, 'src')));
      return { width: image.naturalWidth, height: image.naturalHeight, path: src, orientation: 'up', type: 'unknown' };
    }),
    chooseImage: asyncApi('chooseImage', async () => {
      const file = await pickFile('image/*');
      if (!file) throw new WxFailure('cancel');
      const path = URL.createObjectURL(file);
      return { tempFilePaths: [path], tempFiles: [{ path, size: file.size }] };
    }),
    chooseMedia: asyncApi('chooseMedia', async () => {
      const file = await pickFile('image/*');
      if (!file) throw new WxFailure('cancel');
      const tempFilePath = URL.createObjectURL(file);
      return { type: 'image', tempFiles: [{ tempFilePath, size: file.size, fileType: 'image' }] };
    }),
  };
}

function loadImage(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve(image);
    };
    image.onerror = () => {
      reject(new WxFailure(`image not found: ${url}`));
    };
    image.src = url;
  });
}
