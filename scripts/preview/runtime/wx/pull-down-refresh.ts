import type { Phone } from '../phone';
import { asyncApi } from './async-api';

export function pullDownRefreshApis(phone: Phone) {
  return {
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => phone.startPullDownRefresh()),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => phone.stopPullDownRefresh()),
  };
}
