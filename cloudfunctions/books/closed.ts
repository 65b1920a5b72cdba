import { monthOf, type ClosedSoFar, type EpochMs } from '@vip-card/core';
import type { Documents, Store } from '@vip-card/cloud';

/** How far the books are closed, and the last month's. */
export async function closedSoFar(
  store: Store,
  now: EpochMs,
): Promise<ClosedSoFar & { closing: Documents['books'] | undefined }> {
  const [[closing], [oldest]] = await Promise.all([
    store.books.where({}, { order: [['_id', 'desc']], limit: 1 }),
    store.movements.select(['postedAt'], {}, { order: [['postedAt', 'asc']], limit: 1 }),
  ]);
  return { first: monthOf(oldest?.postedAt ?? now), last: closing?.month ?? null, closing };
}
