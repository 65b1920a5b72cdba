import { accept, refuse, type Result } from '../result';
import type { EpochMs, MemberNo, Points } from '../units';

/**
 * A sale for which a till that had no network showed other points than the server then gave: the server's stand, and somebody
 * may have to tell the member. Its name is `storeId:receipt`.
 */
export interface TillDifference {
  storeId: string;
  receipt: string;
  memberNo: MemberNo;
  tillPoints: Points;
  serverPoints: Points;
  occurredAt: EpochMs;
  settledAt: EpochMs;
  /** The staff, or the device. */
  by: string;
  /** `open` until finance knows why. */
  state: 'open' | 'settled';
  /** The explanation; empty while it is open. */
  note: string;
  explainedBy: { staffId: string; name: string } | null;
}

/** Explains a difference, once. */
export function explainDifference(
  difference: TillDifference,
  by: { staffId: string; name: string },
  note: string,
): Result<TillDifference, { code: 'difference_settled'; by: string }> {
  const { state, explainedBy } = difference;
  if (state === 'settled') return refuse({ code: 'difference_settled', by: explainedBy?.name ?? '' });
  return accept({ ...difference, state: 'settled', note, explainedBy: by });
}
