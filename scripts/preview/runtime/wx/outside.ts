import { showModal } from '../native-ui/modal';
import { asyncApi, requireString, WxFailure } from './async-api';
import type { Device } from './device';

interface PlaceOptions {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

/** What leaves the mini program: calls, maps, other mini programs. A dialog says where a real phone would go. */
export function outsideApis({ ui, language }: Device) {
  const say = (zh: string, en: string) => (language === 'en' ? en : zh);
  const ask = async (content: string, confirmText: string): Promise<void> => {
    const { confirm } = await showModal(ui, { content, confirmText });
    if (!confirm) throw new WxFailure('cancel');
  };
  return {
    makePhoneCall: asyncApi('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      await ask(requireString(phoneNumber, 'phoneNumber'), say('呼叫', 'Call'));
      return {};
    }),
    openLocation: asyncApi('openLocation', async ({ latitude, longitude, name = '', address = '' }: PlaceOptions) => {
      const where = [name, address, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`].filter((line) => line !== '');
      await showModal(ui, { title: say('地图', 'Map'), content: where.join('\n'), showCancel: false });
      return {};
    }),
    navigateToMiniProgram: asyncApi(
      'navigateToMiniProgram',
      async ({ appId, path }: { appId: string; path?: string }) => {
        const target = `${requireString(appId, 'appId')}${path === undefined ? '' : `\n${path}`}`;
        await ask(
          `${say('即将打开另一个小程序', 'About to open another mini program')}\n${target}`,
          say('允许', 'Allow'),
        );
        return {};
      },
    ),
    navigateBackMiniProgram: asyncApi('navigateBackMiniProgram', () => {
      throw new WxFailure('previous mini program not found');
    }),
  };
}
