import type { Functions, Refusal, Result } from '@vip-card/core';

/** What the phone itself has to refuse, before or instead of the server. */
type LocalRefusal =
  | { code: 'offline' }
  /** The cloud was reached, but did not answer as agreed: a fault of ours or of the platform. */
  | { code: 'unavailable' }
  /** The phone could not keep what was to be sent, so it was not sent: after a crash nobody would know that it was. */
  | { code: 'phone_full' };

export type AnyRefusal = Refusal | LocalRefusal;
export type Answer<Value> = Result<Value, AnyRefusal>;

type Action<Name extends keyof Functions> = keyof Functions[Name] & string;
type Shape = { input: unknown; value: unknown };
type InputOf<Name extends keyof Functions, Of extends Action<Name>> = Functions[Name][Of] extends Shape
  ? Functions[Name][Of]['input']
  : never;
type ValueOf<Name extends keyof Functions, Of extends Action<Name>> = Functions[Name][Of] extends Shape
  ? Functions[Name][Of]['value']
  : never;

/** To be called once, when the mini program starts. */
export function connectCloud(): void {
  wx.cloud.init({ traceUser: false });
}

/**
 * Calls one action of a cloud function. A refusal is an answer; a lost network is one too (`offline`), because a person
 * can do something about it. Never rejects.
 */
export async function call<Name extends keyof Functions, Of extends Action<Name>>(
  name: Name,
  action: Of,
  input: InputOf<Name, Of>,
): Promise<Answer<ValueOf<Name, Of>>> {
  try {
    const { result } = await wx.cloud.callFunction({ name, data: { ...(input as object), action } });
    return isAnswer<ValueOf<Name, Of>>(result) ? result : { ok: false, refusal: { code: 'unavailable' } };
  } catch (failure) {
    return { ok: false, refusal: { code: isNetworkLoss(failure) ? 'offline' : 'unavailable' } };
  }
}

function isAnswer<Value>(result: unknown): result is Answer<Value> {
  return typeof result === 'object' && result !== null && 'ok' in result;
}

/** CloudBase's own errors carry a negative errCode; without one, or with a transport's words, the request never got through. */
export function isNetworkLoss(failure: unknown): boolean {
  const { errCode, errMsg } = Object(failure) as { errCode?: unknown; errMsg?: unknown };
  if (typeof errMsg === 'string' && /request:fail|timeout|timed out|network|offline/i.test(errMsg)) return true;
  return typeof errCode !== 'number';
}
