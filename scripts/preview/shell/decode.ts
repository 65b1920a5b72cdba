import {
  BarcodeFormat,
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  InvertedLuminanceSource,
  type LuminanceSource,
  NotFoundException,
  QRCodeReader,
  type Reader,
  RGBLuminanceSource,
} from '@zxing/library';

export interface DecodedCode {
  text: string;
  scanType: 'QR_CODE' | 'CODE_128';
}

const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

/** Reads the codes in a picture, from its pixels alone: at most one QR code and one Code 128. */
export function decodePicture({ data, width, height }: ImageData): DecodedCode[] {
  const luminances = new Uint8ClampedArray(width * height);
  for (let pixel = 0; pixel < luminances.length; pixel += 1) {
    const at = pixel * 4;
    luminances[pixel] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  const source = new RGBLuminanceSource(luminances, width, height);
  return [
    ...read(new QRCodeReader(), source, 'QR_CODE'),
    ...read(new Code128Reader(), source, BarcodeFormat[BarcodeFormat.CODE_128] as 'CODE_128'),
  ];
}

function read(reader: Reader, source: LuminanceSource, scanType: DecodedCode['scanType']): DecodedCode[] {
  for (const seen of [source, new InvertedLuminanceSource(source)]) {
    try {
      return [{ text: reader.decode(new BinaryBitmap(new HybridBinarizer(seen)), hints).getText(), scanType }];
    } catch (error) {
      // zxing reports a picture without a code, or a damaged one, by throwing.
      if (!(error instanceof NotFoundException) && !isUnreadable(error)) throw error;
    }
  }
  return [];
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Checksum|Format|NotFound|ReedSolomon/.test(error.constructor.name + error.name + error.message)
  );
}
