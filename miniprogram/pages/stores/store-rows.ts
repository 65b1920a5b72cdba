import type { EpochMs, StoreView } from '@vip-card/core';

import { momentOf } from '../../copy/figures';
import type { Copy } from '../../copy/index';

/** A store as a row: where, and until when it is open. */
interface StoreRow {
  storeId: string;
  name: string;
  address: string;
  phone: string;
  open: boolean;
  hours: string;
  home: boolean;
}

export interface RegionRows {
  region: string;
  count: string;
  stores: StoreRow[];
}

/** Whether a store is open at a time of day such as `16:20`. One that closes after midnight closes earlier than it opens. */
export function isOpen({ opensAt, closesAt }: Pick<StoreView, 'opensAt' | 'closesAt'>, time: string): boolean {
  return opensAt <= closesAt ? opensAt <= time && time < closesAt : opensAt <= time || time < closesAt;
}

/** Stores by region, in the chain's own order. */
export function regionsOf(
  stores: readonly StoreView[],
  homeStoreId: string | undefined,
  now: EpochMs,
  copy: Copy,
): RegionRows[] {
  const { time } = momentOf(now);
  const regions = [...new Set(stores.map(({ region }) => region))];
  return regions.map((region) => {
    const here = stores.filter((store) => store.region === region);
    const rows = here.map((store) => storeRow(store, store.storeId === homeStoreId, time, copy));
    return { region, count: copy.stores.count(rows.length), stores: rows };
  });
}

function storeRow(store: StoreView, home: boolean, time: string, { stores: words }: Copy): StoreRow {
  const { storeId, name, address, phone, opensAt, closesAt } = store;
  const open = isOpen(store, time);
  return {
    storeId,
    name,
    address,
    phone,
    open,
    home,
    hours: open ? words.openUntil(closesAt) : words.opensAt(opensAt),
  };
}
