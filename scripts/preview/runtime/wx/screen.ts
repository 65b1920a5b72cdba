import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';

const ordinaryBrightness = 0.5;

export function screenApis({ ui }: Device) {
  let brightness = ordinaryBrightness;
  return {
    setScreenBrightness: asyncApi('setScreenBrightness', ({ value }: { value: number }) => {
      if (!(value <= 1 && (value >= 0 || value === -1))) throw new WxFailure('value must be a number between 0 and 1');
      brightness = value === -1 ? ordinaryBrightness : value;
      ui.statusBar.showBrightness(brightness === ordinaryBrightness ? undefined : brightness);
      return {};
    }),
    getScreenBrightness: asyncApi('getScreenBrightness', () => ({ value: brightness })),
    setKeepScreenOn: asyncApi('setKeepScreenOn', ({ keepScreenOn }: { keepScreenOn: boolean }) => {
      ui.statusBar.showKeepOn(keepScreenOn);
      return {};
    }),
    setVisualEffectOnCapture: asyncApi('setVisualEffectOnCapture', () => ({})),
    onUserCaptureScreen: () => undefined, // a browser cannot know
    offUserCaptureScreen: () => undefined,
  };
}
