import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';

const strengths = ['heavy', 'medium', 'light'];

export function hapticApis({ ui }: Device) {
  return {
    vibrateShort: asyncApi('vibrateShort', ({ type }: { type?: string }) => {
      if (type !== undefined && !strengths.includes(type)) throw new WxFailure('style is not support');
      ui.shake('short');
      return {};
    }),
    vibrateLong: asyncApi('vibrateLong', () => {
      ui.shake('long');
      return {};
    }),
  };
}
