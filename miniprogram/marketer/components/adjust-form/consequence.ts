import type { MemberNo, Points } from '@vip-card/core';
import type { MarketerCopy } from '../../copy/index';

/** Whom it is about, and what may be done to her points without a second person. */
export interface Found {
  memberNo: MemberNo;
  available: Points;
  owed: Points;
  alone: Points;
}

/** What sending an adjustment would do, before it is sent. */
export function consequence(
  points: Points,
  { available, owed, alone }: Found,
  words: MarketerCopy['adjustments'],
): { sentence: string; possible: boolean } {
  if (points === 0) return { sentence: '', possible: false };
  if (available + points < 0) return { sentence: words.short(available), possible: false };
  if (Math.abs(points) > alone) return { sentence: words.waits(alone), possible: true };
  // What is given repays first what she owes.
  const after = points > 0 ? available + Math.max(points - owed, 0) : available + points;
  return { sentence: words.atOnce(after), possible: true };
}
