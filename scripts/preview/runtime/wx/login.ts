import { asyncApi } from './async-api';

/** A code that no server here exchanges: functions learn the openid from the platform, as they should. */
export function loginApis() {
  return {
    login: asyncApi('login', () => ({ code: `preview${crypto.randomUUID().replaceAll('-', '')}` })),
    checkSession: asyncApi('checkSession', () => ({})),
  };
}
