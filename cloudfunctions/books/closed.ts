import { monthOf, type ClosedSoFar, type EpochMs } from '@vip-card/core';
import type { Store } from '@vip-card/cloud';

/** How far the books are closed. */
export async function closedSoFar(store: Store, now: EpochMs): Promise<ClosedSoFar> {
  const [[closing], [oldest]] = await Promise.all([
    store.books.select(['month'], {}, { order: [['_id', 'desc']], limit: 1 }),
    store.movements.select(['postedAt'], {}, { order: [['postedAt', 'asc']], limit: 1 }),
  ]);
  return { first: monthOf(oldest?.postedAt ?? now), last: closing?.month ?? null };
}
