import { showScanDialog } from '../native-ui/scan-dialog';
import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';

interface ScanOptions {
  onlyFromCamera?: boolean;
  scanType?: ('barCode' | 'qrCode' | 'datamatrix' | 'pdf417')[];
}

/** The camera of this phone sees what the other phones show, and whatever the person types. */
export function scanCodeApis(device: Device) {
  return {
    scanCode: asyncApi('scanCode', async (options: ScanOptions) => {
      const wanted = options.scanType ?? ['barCode', 'qrCode'];
      const scanned = await showScanDialog(device.ui, async () => {
        const codes = await device.visibleCodes();
        const readable = codes.filter(({ scanType }) => wanted.includes(scanType === 'QR_CODE' ? 'qrCode' : 'barCode'));
        // A card shows one number as QR code and as bar code: to the clerk that is one card.
        return [...new Map(readable.reverse().map((code) => [`${code.phone} ${code.text}`, code])).values()].reverse();
      });
      if (!scanned) throw new WxFailure('cancel');
      const rawData = btoa(String.fromCharCode(...new TextEncoder().encode(scanned.text)));
      return { result: scanned.text, scanType: scanned.scanType, charSet: 'utf-8', path: '', rawData };
    }),
  };
}
