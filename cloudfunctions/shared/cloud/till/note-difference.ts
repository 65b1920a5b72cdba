import type { EpochMs, MemberNo, Points, SaleResult } from '@vip-card/core';
import type { Answer } from '../documents';
import type { Till } from './till';

/**
 * Notes that a till without network had shown the member other points than its sale was then given: the server's stand, and
 * somebody may have to explain it to her.
 *
 * @param shown undefined where nothing was shown
 * @param taken the sale's answer, which is handed on
 */
export async function noteDifference(
  { store, now, place, by }: Pick<Till, 'store' | 'now' | 'place' | 'by'>,
  { memberNo, occurredAt = now }: { memberNo: MemberNo; occurredAt?: EpochMs },
  shown: Points | undefined,
  taken: Answer<SaleResult>,
): Promise<Answer<SaleResult>> {
  if (!taken.ok || shown === undefined || shown === taken.value.award.total) return taken;
  const { storeId } = place;
  const { receipt, award } = taken.value;
  // Named by the receipt: a request that is repeated notes nothing new.
  await store.tillDifferences.insert(`${storeId}:${receipt}`, {
    storeId,
    receipt,
    memberNo,
    tillPoints: shown,
    serverPoints: award.total,
    occurredAt,
    settledAt: now,
    by,
    state: 'open',
    note: '',
    explainedBy: null,
  });
  return taken;
}
