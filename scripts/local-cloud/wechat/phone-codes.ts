import { randomBytes } from 'node:crypto';
import { appId } from '../environment';
import { WeChatError } from './open-api';

export interface PhoneInfo {
  phoneNumber: string;
  purePhoneNumber: string;
  countryCode: string;
  watermark: { timestamp: number; appid: string };
}

const LIFE_MS = 5 * 60_000;

/** The codes that a getPhoneNumber button hands to a page, each good once, for five minutes. */
export class PhoneCodes {
  readonly #issued = new Map<string, { phone: string; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param phone a mainland number without country code, or any number with `+`. */
  issue(phone: string): string {
    const code = randomBytes(32).toString('hex');
    this.#issued.set(code, { phone, at: this.#now() });
    return code;
  }

  /** WeChat's phonenumber.getPhoneNumber: refuses with 40029 what is unknown, used or expired. */
  exchange(code: unknown): PhoneInfo {
    const issued = typeof code === 'string' ? this.#issued.get(code) : undefined;
    if (typeof code === 'string') this.#issued.delete(code);
    const age = issued ? this.#now() - issued.at : 0;
    if (!issued || age < 0 || age >= LIFE_MS) throw new WeChatError(40029, 'invalid code');
    const foreign = /^\+(?!86)(\d{1,3}?)(\d{5,12})$/.exec(issued.phone);
    const pure = foreign?.[2] ?? issued.phone.replace(/^\+86/, '');
    return {
      phoneNumber: foreign ? issued.phone : pure,
      purePhoneNumber: pure,
      countryCode: foreign?.[1] ?? '86',
      watermark: { timestamp: Math.floor(this.#now() / 1000), appid: appId },
    };
  }
}
