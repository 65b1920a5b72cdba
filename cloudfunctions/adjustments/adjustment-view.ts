import type { Adjustment, AdjustmentView } from '@vip-card/core';
import type { Settings } from '@vip-card/cloud';

/** An adjustment as people read it. */
export function adjustmentView(adjustment: Adjustment, { stores }: Pick<Settings, 'stores'>): AdjustmentView {
  const store = stores.find(({ storeId }) => storeId === adjustment.storeId);
  return { ...adjustment, store: store?.name ?? adjustment.storeId };
}
