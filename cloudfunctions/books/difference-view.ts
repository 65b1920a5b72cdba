import type { DifferenceView, TillDifference } from '@vip-card/core';
import type { Settings } from '@vip-card/cloud';

/** A difference as people read it. */
export function differenceView(difference: TillDifference, { stores }: Pick<Settings, 'stores'>): DifferenceView {
  const store = stores.find(({ storeId }) => storeId === difference.storeId);
  return { ...difference, store: store?.name ?? difference.storeId };
}
