import { showSettingDialog } from '../native-ui/setting-dialog';
import { asyncApi } from './async-api';
import type { Device } from './device';
import { keepSubscriptions, keptSubscriptions } from './subscription-settings';

/** No API of this preview asks for a scope, so `authSetting` stays empty; remembered subscriptions are real. */
export function settingApis(device: Device) {
  const settings = () => ({
    authSetting: {},
    subscriptionsSetting: { mainSwitch: true, itemSettings: keptSubscriptions(device) },
  });
  return {
    getSetting: asyncApi('getSetting', settings),
    openSetting: asyncApi('openSetting', async () => {
      keepSubscriptions(device, await showSettingDialog(device.ui, keptSubscriptions(device)));
      return settings();
    }),
  };
}
