import type { EpochMs, PointsActions } from '@vip-card/core';

import { now } from './clock';
import { fetchPurchases } from './points';

export type PurchasePages = PointsActions['purchases']['value'];

/** The newest page of her purchases as this phone keeps it for reading without a network. */
interface KeptPurchases {
  pages: PurchasePages;
  asOf: EpochMs;
}

const key = 'purchases-1';

export function keptPurchases(): KeptPurchases | undefined {
  const kept: unknown = wx.getStorageSync(key);
  return typeof kept === 'object' && kept !== null && 'pages' in kept ? (kept as KeptPurchases) : undefined;
}

/** Asks for the newest page, and keeps it. */
export async function refreshPurchases(): ReturnType<typeof fetchPurchases> {
  const answer = await fetchPurchases({});
  if (answer.ok) wx.setStorageSync(key, { pages: answer.value, asOf: now() } satisfies KeptPurchases);
  return answer;
}

/** The page after what has been read. */
export function fetchOlderPurchases(before: string): ReturnType<typeof fetchPurchases> {
  return fetchPurchases({ before });
}
