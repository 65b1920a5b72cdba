import { showToast } from '../native-ui/toast';
import { asyncApi, requireString } from './async-api';
import type { Device } from './device';

/** Each phone keeps its own clipboard; the browser's gets a copy where it allows that. */
export function clipboardApis({ ui, language }: Device) {
  let held = '';
  return {
    setClipboardData: asyncApi('setClipboardData', async ({ data }: { data: string }) => {
      held = requireString(data, 'data');
      await navigator.clipboard.writeText(held).catch(() => undefined);
      showToast(ui, { title: language === 'en' ? 'Copied' : '内容已复制', icon: 'success' });
      return {};
    }),
    getClipboardData: asyncApi('getClipboardData', () => ({ data: held })),
  };
}
