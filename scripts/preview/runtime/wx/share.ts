import { asyncApi } from './async-api';

/** The menu's entries are kept for honesty's sake only: the capsule of the preview shows no menu. */
export function shareApis() {
  return {
    showShareMenu: asyncApi('showShareMenu', () => ({})),
    hideShareMenu: asyncApi('hideShareMenu', () => ({})),
    updateShareMenu: asyncApi('updateShareMenu', () => ({})),
  };
}
