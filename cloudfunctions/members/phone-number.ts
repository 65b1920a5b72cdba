import { cloudApp } from '@vip-card/cloud';
import * as v from 'valibot';

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
  return phoneNumberOf(answer);
}

const phoneInfo = v.object({ purePhoneNumber: v.pipe(v.string(), v.minLength(1)), countryCode: v.string() });

/**
 * The number in WeChat's answer; undefined when the code was not taken. The SDK hands the answer on as text or as an object,
 * within `result` or not, in snake or camel case by version. What is unexpected throws, and says no more than WeChat's error
 * code: faults are logged, and the answer may hold a phone number.
 */
export function phoneNumberOf(answer: unknown): string | undefined {
  const outer = parsed(answer);
  const inner = parsed(outer['result'] ?? outer);
  const errcode = Number(inner['errcode'] ?? inner['errCode'] ?? 0);
  if (errcode === INVALID_CODE) return undefined;
  if (errcode !== 0) throw new Error(`phonenumber.getPhoneNumber: errcode ${errcode}`);
  const info = v.safeParse(phoneInfo, inner['phone_info'] ?? inner['phoneInfo']);
  if (!info.success) throw new Error('phonenumber.getPhoneNumber: an answer without a phone number');
  const { purePhoneNumber, countryCode } = info.output;
  return countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`;
}

function parsed(value: unknown): Record<string, unknown> {
  const data: unknown = typeof value === 'string' ? parsedJson(value) : value;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

/** JSON.parse quotes what it could not read. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('phonenumber.getPhoneNumber: an answer that is not JSON');
  }
}
