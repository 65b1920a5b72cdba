import type { Phone } from '../phone';
import { asyncApi } from './async-api';
import type { Device } from './device';
import { Listeners } from './listeners';

/** The base library this preview stands in for; project.config.json names the same one. */
const baseLibraryVersion = '3.8.0';

const wechatVersion = '8.0.58';
const standardFontSizePx = 16;

export function systemInfoApis(phone: Phone, device: Device) {
  const resizes = new Listeners<{ size: object }>();
  phone.on('resize', (size) => {
    resizes.emit({ size });
  });
  const deviceInfo = () => ({
    abi: 'arm64',
    benchmarkLevel: 40,
    brand: 'iPhone',
    model: 'iPhone 15',
    system: 'iOS 18.0',
    platform: 'ios',
    cpuType: 'unknown',
    memorySize: 6144,
  });
  const appBaseInfo = () => ({
    SDKVersion: baseLibraryVersion,
    enableDebug: false,
    host: { env: 'WeChat', appId: 'wx-preview', version: 0 },
    language: device.language,
    version: wechatVersion,
    theme: phone.theme,
    PCKernelVersion: '',
    fontSizeScaleFactor: phone.fontScale,
    fontSizeSetting: Math.round(standardFontSizePx * phone.fontScale),
  });
  const systemSetting = () => ({
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: device.network.mode === 'good',
    deviceOrientation: 'portrait',
  });
  const systemInfo = () => ({ ...deviceInfo(), ...phone.windowInfo(), ...appBaseInfo(), ...systemSetting() });
  return {
    getWindowInfo: () => phone.windowInfo(),
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemSetting: systemSetting,
    getSystemInfoSync: systemInfo,
    getSystemInfo: asyncApi('getSystemInfo', systemInfo),
    getSystemInfoAsync: asyncApi('getSystemInfoAsync', systemInfo),
    getMenuButtonBoundingClientRect: () => phone.menuButtonRect(),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx-preview', envVersion: 'develop', version: '', appName: '' },
    }),
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      locationAuthorized: 'not determined',
      notificationAuthorized: 'authorized',
    }),
    onWindowResize: resizes.on,
    offWindowResize: resizes.off,
    // The capsule keeps its shape: WeChat changes it only for programs that play audio or use the location.
    onMenuButtonBoundingClientRectWeightChange: () => undefined,
    offMenuButtonBoundingClientRectWeightChange: () => undefined,
  };
}
