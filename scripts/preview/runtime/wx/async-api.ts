import { PhoneFailure } from '../phone';

export interface Callbacks {
  success?(result: object): void;
  fail?(failure: object): void;
  complete?(outcome: object): void;
}

/** A refusal in WeChat's words. `reason` follows `api:fail `; `extra` holds errno or errCode. */
export class WxFailure extends Error {
  constructor(
    readonly reason: string,
    readonly extra: object = {},
  ) {
    super(reason);
    this.name = 'WxFailure';
  }
}

/**
 * An asynchronous `wx` function in both of WeChat's styles: with any of success, fail or complete it calls back and returns
 * nothing, without them it returns a promise. Callbacks run in their own task, so that what they throw reaches `wx.onError`.
 */
export function asyncApi<Options extends object>(
  name: string,
  run: (options: Options) => object | Promise<object>,
): (options?: Options & Callbacks) => Promise<object> | undefined {
  return (options) => {
    const given = options ?? ({} as Options & Callbacks);
    const outcome = settle(name, run, given);
    if (!given.success && !given.fail && !given.complete) {
      return outcome.then(({ ok, result }) => {
        // WeChat rejects with a plain object, and programs read errMsg from it.
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        if (!ok) throw result;
        return result;
      });
    }
    void outcome.then(({ ok, result }) => {
      setTimeout(() => {
        if (ok) given.success?.(result);
        else given.fail?.(result);
      });
      setTimeout(() => given.complete?.(result));
    });
    return undefined;
  };
}

async function settle<Options extends object>(
  name: string,
  run: (options: Options) => object | Promise<object>,
  options: Options,
): Promise<{ ok: boolean; result: object }> {
  try {
    return { ok: true, result: { errMsg: `${name}:ok`, ...(await run(options)) } };
  } catch (error) {
    if (error instanceof PhoneFailure) return { ok: false, result: { errMsg: error.errMsg } };
    if (error instanceof WxFailure) {
      return { ok: false, result: { errMsg: `${name}:fail ${error.reason}`, ...error.extra } };
    }
    console.error(error); // not a refusal: a fault in the preview itself
    return { ok: false, result: { errMsg: `${name}:fail ${String(error)}` } };
  }
}

/** WeChat's complaint about a parameter of the wrong type; throws unless `value` is a string. */
export function requireString(value: unknown, parameter: string): string {
  if (typeof value === 'string') return value;
  throw new WxFailure(`parameter error: parameter.${parameter} should be String instead of ${wxTypeName(value)};`);
}

/** As requireString, for the synchronous functions, which throw. */
export function requireStringSync(api: string, value: unknown, parameter: string): string {
  if (typeof value === 'string') return value;
  const problem = `parameter.${parameter} should be String instead of ${wxTypeName(value)};`;
  throw new Error(`${api}:fail parameter error: ${problem}`);
}

function wxTypeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
