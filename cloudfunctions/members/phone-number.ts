import { cloudApp } from '@vip-card/cloud';

/** WeChat's answer for a code that it does not know, or that was used or has expired. */
const INVALID_CODE = 40029;

/**
 * Exchanges the code of a getPhoneNumber button for the number: digits alone for mainland numbers, with `+` and country
 * code for others. Undefined when WeChat does not take the code. Each success costs money, and a code works once.
 */
export async function exchangePhoneCode(code: string): Promise<string | undefined> {
  const answer: unknown = await cloudApp().callWxOpenApi({
    apiName: 'phonenumber.getPhoneNumber',
    requestData: { code },
  });
  const { errcode, phoneInfo } = phoneAnswer(answer);
  if (errcode === INVALID_CODE) return undefined;
  if (errcode !== 0 || !phoneInfo) throw new Error(`phonenumber.getPhoneNumber: ${JSON.stringify(answer)}`);
  const { purePhoneNumber, countryCode } = phoneInfo;
  return countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`;
}

interface PhoneInfo {
  purePhoneNumber: string;
  countryCode: string;
}

/** The SDK hands the answer on as text or as an object, within `result` or not, in snake or camel case by version. */
function phoneAnswer(answer: unknown): { errcode: number; phoneInfo: PhoneInfo | undefined } {
  const outer = parsed(answer);
  const inner = parsed(outer['result'] ?? outer);
  const phoneInfo = (inner['phone_info'] ?? inner['phoneInfo']) as PhoneInfo | undefined;
  return { errcode: Number(inner['errcode'] ?? inner['errCode'] ?? 0), phoneInfo };
}

function parsed(value: unknown): Record<string, unknown> {
  const data: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}
