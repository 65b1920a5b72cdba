import type { EpochMs, PointsActions } from '@vip-card/core';

import { now } from './clock';
import { fetchStatement } from './points';

export type Statement = PointsActions['statement']['value'];

/** The newest page of the statement as this phone keeps it for reading without a network. */
interface KeptStatement {
  statement: Statement;
  asOf: EpochMs;
}

const key = 'statement-2';

export function keptStatement(): KeptStatement | undefined {
  const kept: unknown = wx.getStorageSync(key);
  return typeof kept === 'object' && kept !== null && 'statement' in kept ? (kept as KeptStatement) : undefined;
}

/** Asks for the newest page, and keeps it. */
export async function refreshStatement(): ReturnType<typeof fetchStatement> {
  const answer = await fetchStatement({});
  if (answer.ok) wx.setStorageSync(key, { statement: answer.value, asOf: now() } satisfies KeptStatement);
  return answer;
}

/** The page after what has been read. */
export function fetchOlder(before: string): ReturnType<typeof fetchStatement> {
  return fetchStatement({ before });
}
