import { aboveRoom, type AboveLimit, type MemberNo, type Points, type Room } from '@vip-card/core';
import type { RefusalSentences } from '../../../copy/sentences';
import type { MarketerCopy } from '../../copy/index';

/** Whom it is about, and what may still be done to her points today without a second person. */
export interface Found {
  memberNo: MemberNo;
  available: Points;
  owed: Points;
  room: Room;
}

/** What sending an adjustment would do. */
interface Consequence {
  sentence: string;
  possible: boolean;
  /** Why a second person has to be asked; null when none has to. */
  above: AboveLimit | null;
}

/** What sending an adjustment would do, before it is sent. */
export function consequence(
  points: Points,
  { available, owed, room }: Found,
  { adjustments, refusals }: { adjustments: MarketerCopy['adjustments']; refusals: RefusalSentences },
): Consequence {
  if (points === 0) return { sentence: '', possible: false, above: null };
  if (available + points < 0) return { sentence: adjustments.short(available), possible: false, above: null };
  const above = aboveRoom(points, room);
  if (above) return { sentence: adjustments.waits(refusals.adjustment_above_limit(above)), possible: true, above };
  // What is given repays first what she owes.
  const after = points > 0 ? available + Math.max(points - owed, 0) : available + points;
  return { sentence: adjustments.atOnce(after), possible: true, above: null };
}
