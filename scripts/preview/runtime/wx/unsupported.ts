import { problemOf } from '../engine/problems';
import type { Phone } from '../phone';

/**
 * Lets the program see exactly the supported API. A name that WeChat's base library has and the preview lacks is a function
 * that reports itself and throws; a name that the base library does not have either is undefined, so that programs can ask.
 */
export function failLoudly<Target extends object>(
  target: Target,
  prefix: string,
  knownToWechat: ReadonlySet<string>,
  phone: Phone,
): Target {
  return new Proxy(target, {
    get(supported, name, receiver): unknown {
      if (typeof name === 'symbol' || name in supported) return Reflect.get(supported, name, receiver);
      if (!knownToWechat.has(name)) return undefined;
      return () => {
        const error = new Error(`${prefix}.${name} is not supported by the preview`);
        phone.report(problemOf(error, phone.app.modules));
        throw error;
      };
    },
  });
}
