import type { Phone } from '../phone';
import { Listeners } from './listeners';

export function errorApis(phone: Phone) {
  const errors = new Listeners<string>();
  const rejections = new Listeners<{ reason: unknown; promise: Promise<unknown> }>();
  phone.on('error', (problem) => {
    errors.emit(problem.stack ?? problem.message);
  });
  phone.on('unhandledRejection', ({ reason }) => {
    const promise = Promise.reject(reason instanceof Error ? reason : new Error(String(reason)));
    promise.catch(() => undefined); // told once already
    rejections.emit({ reason, promise });
  });
  return {
    onError: errors.on,
    offError: errors.off,
    onUnhandledRejection: rejections.on,
    offUnhandledRejection: rejections.off,
  };
}
