import { showPrivacyDialog } from '../native-ui/privacy-dialog';
import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';

type Answer = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void;
type NeedListener = (resolve: Answer, eventInfo: { referrer: string }) => void;

const privacyContractName = '《用户隐私保护指引》';

/** Whether this person has agreed to the privacy guide, and how the mini program asks: its own popup or WeChat's. */
export class Privacy {
  private readonly listeners = new Set<NeedListener>();
  private waiting: { resolve: () => void; reject: (failure: WxFailure) => void }[] = [];

  constructor(private readonly device: Device) {}

  get agreed(): boolean {
    return this.device.storage.getItem(this.storageKey) === 'agreed';
  }

  onNeed(listener: NeedListener): void {
    this.listeners.add(listener);
  }

  /** `button open-type="agreePrivacyAuthorization"` was tapped. */
  agree(): void {
    this.device.storage.setItem(this.storageKey, 'agreed');
    for (const { resolve } of this.waiting.splice(0)) resolve();
  }

  /** Resolves once the person has agreed; a refusal is WeChat's errno 104. */
  async require(referrer: string): Promise<void> {
    if (this.agreed) return;
    if (this.listeners.size > 0) return this.askThroughProgram(referrer);
    if (!(await showPrivacyDialog(this.device.ui, privacyContractName))) throw declined();
    this.agree();
  }

  private askThroughProgram(referrer: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      const answer: Answer = ({ event }) => {
        if (event === 'agree') this.agree();
        else if (event === 'disagree') for (const asked of this.waiting.splice(0)) asked.reject(declined());
      };
      for (const listener of this.listeners) listener(answer, { referrer });
    });
  }

  private get storageKey(): string {
    return `wechat:${this.device.openid}:privacy`;
  }
}

export function privacyApis(device: Device, privacy: Privacy) {
  return {
    getPrivacySetting: asyncApi('getPrivacySetting', () => ({
      needAuthorization: !privacy.agreed,
      privacyContractName,
    })),
    requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', async () => {
      await privacy.require('requirePrivacyAuthorize');
      return {};
    }),
    onNeedPrivacyAuthorization: (listener: NeedListener) => {
      privacy.onNeed(listener);
    },
    openPrivacyContract: asyncApi('openPrivacyContract', async () => {
      await showPrivacyDialog(device.ui, privacyContractName);
      return {};
    }),
  };
}

function declined(): WxFailure {
  return new WxFailure('privacy permission is not authorized', { errno: 104 });
}
