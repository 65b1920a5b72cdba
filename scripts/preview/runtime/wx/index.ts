import type { Phone } from '../phone';
import { cloudApiNames, wxApiNames } from './api-names';
import { base64Apis } from './base64';
import { canIUseApis } from './can-i-use';
import { canvasApis } from './canvas';
import { clipboardApis } from './clipboard';
import { cloudApis } from './cloud';
import type { Device } from './device';
import { errorApis } from './errors';
import { feedbackApis } from './feedback';
import { fileApis } from './files';
import { hapticApis } from './haptics';
import { imageApis } from './image';
import { keyboardApis } from './keyboard';
import { lifeCycleApis } from './life-cycle';
import { loggingApis } from './logging';
import { loginApis } from './login';
import { navigationApis } from './navigation';
import { navigationBarApis } from './navigation-bar';
import { networkApis } from './network';
import { nodeApis } from './nodes';
import { outsideApis } from './outside';
import { type Privacy, privacyApis } from './privacy';
import { pullDownRefreshApis } from './pull-down-refresh';
import { requestApis } from './request';
import { scanCodeApis } from './scan-code';
import { screenApis } from './screen';
import { settingApis } from './setting';
import { shareApis } from './share';
import { storageApis } from './storage';
import { subscribeMessageApis } from './subscribe-message';
import { systemInfoApis } from './system-info';
import { tabBarApis } from './tab-bar';
import { themeApis } from './theme';
import { failLoudly } from './unsupported';
import { updateApis } from './update';

/** Everything the preview does for `wx`, one capability per file. Making it touches nothing: only calls do. */
function supportedApis(phone: Phone, device: Device, privacy: Privacy) {
  return {
    ...base64Apis(),
    ...canvasApis(),
    ...clipboardApis(device),
    ...cloudApis(device),
    ...errorApis(phone),
    ...feedbackApis(device),
    ...fileApis(),
    ...hapticApis(device),
    ...imageApis(phone, device),
    ...keyboardApis(),
    ...lifeCycleApis(phone),
    ...loggingApis(),
    ...loginApis(),
    ...navigationApis(phone),
    ...navigationBarApis(phone),
    ...networkApis(device),
    ...nodeApis(phone),
    ...outsideApis(device),
    ...privacyApis(device, privacy),
    ...pullDownRefreshApis(phone),
    ...requestApis(device),
    ...scanCodeApis(device),
    ...screenApis(device),
    ...settingApis(device),
    ...shareApis(),
    ...storageApis(device),
    ...subscribeMessageApis(device),
    ...systemInfoApis(phone, device),
    ...tabBarApis(phone),
    ...themeApis(phone),
    ...updateApis(),
  };
}

/** The `wx` object of one phone. */
export function createWx(phone: Phone, device: Device, privacy: Privacy): object {
  const apis = supportedApis(phone, device, privacy);
  const isSupported = (name: string): boolean =>
    name.startsWith('cloud.') ? name.slice('cloud.'.length) in apis.cloud : name in apis || name === 'canIUse';
  return failLoudly(
    {
      ...apis,
      ...canIUseApis(isSupported, phone.app.builtins),
      cloud: failLoudly(apis.cloud, 'wx.cloud', new Set(cloudApiNames), phone),
    },
    'wx',
    new Set(wxApiNames),
    phone,
  );
}
