import { asyncApi } from './async-api';

/** There is never a newer version: the preview reloads by itself when the mini program is rebuilt. */
export function updateApis() {
  return {
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
        setTimeout(() => {
          listener({ hasUpdate: false });
        });
      },
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    updateWeChatApp: asyncApi('updateWeChatApp', () => ({})),
  };
}
