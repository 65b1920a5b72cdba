import { showActionSheet } from '../native-ui/action-sheet';
import { showModal } from '../native-ui/modal';
import { hideLoading, hideToast, showLoading, showToast } from '../native-ui/toast';
import type { ModalOptions } from '../native-ui/modal';
import type { ToastOptions } from '../native-ui/toast';
import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';

interface ActionSheetOptions {
  itemList: string[];
  itemColor?: string;
  alertText?: string;
}

export function feedbackApis({ ui }: Device) {
  return {
    showToast: asyncApi('showToast', (options: ToastOptions) => {
      showToast(ui, options);
      return {};
    }),
    hideToast: asyncApi('hideToast', () => {
      hideToast(ui);
      return {};
    }),
    showLoading: asyncApi('showLoading', (options: { title?: string; mask?: boolean }) => {
      showLoading(ui, options);
      return {};
    }),
    hideLoading: asyncApi('hideLoading', () => {
      hideLoading(ui);
      return {};
    }),
    showModal: asyncApi('showModal', (options: ModalOptions) => showModal(ui, options)),
    showActionSheet: asyncApi('showActionSheet', async (options: ActionSheetOptions) => {
      if (options.itemList.length > 6) throw new WxFailure('parameter error: itemList should not be larger than 6');
      const tapIndex = await showActionSheet(ui, options);
      if (tapIndex === undefined) throw new WxFailure('cancel');
      return { tapIndex };
    }),
  };
}
