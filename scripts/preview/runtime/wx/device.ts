import type { NativeUi } from '../native-ui/native-ui';
import type { Network } from './network-switch';

export type Language = 'zh_CN' | 'en';

/** A code that another phone shows at this moment, read from its pixels. */
export interface VisibleCode {
  text: string;
  /** WeChat's name of the symbology: QR_CODE, CODE_128. */
  scanType: string;
  /** On whose phone. */
  phone: string;
}

/** The phone as hardware and as somebody's: everything `wx` needs that is not the mini program's own engine. */
export interface Device {
  readonly openid: string;
  readonly nickname: string;
  readonly language: Language;
  readonly network: Network;
  readonly ui: NativeUi;
  /** Where the local cloud answers, without a slash at the end. */
  readonly cloudUrl: string;
  readonly storage: Storage;
  visibleCodes(): Promise<VisibleCode[]>;
}
