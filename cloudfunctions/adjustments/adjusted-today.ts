import {
  adjustedAfter,
  businessDayOf,
  type AdjustedDay,
  type AdjustedToday,
  type EpochMs,
  type MemberNo,
  type Points,
} from '@vip-card/core';
import type { Transaction } from '@vip-card/cloud';

/** Two documents: what was adjusted alone today of a member, and by a person. */
interface Today {
  adjusted: AdjustedToday;
  days: { name: string; known: AdjustedDay }[];
}

/** Reads what was given and taken without a second person today. A collection of its own keeps it off the member's account. */
export async function adjustedToday(
  tx: { adjustedDays: Pick<Transaction['adjustedDays'], 'find'> },
  { memberNo, staffId, now }: { memberNo: MemberNo; staffId: string; now: EpochMs },
): Promise<Today> {
  const day = businessDayOf(now);
  const names = [`member:${memberNo}:${day}`, `staff:${staffId}:${day}`];
  const [member, person] = await Promise.all(names.map((name) => tx.adjustedDays.find(name)));
  const none: AdjustedDay = { day, alone: 0 as Points };
  const [ofMember, ofPerson] = [member ?? none, person ?? none];
  return {
    adjusted: { member: ofMember.alone, person: ofPerson.alone },
    days: names.map((name, index) => ({ name, known: index === 0 ? ofMember : ofPerson })),
  };
}

/** Writes what was given or taken alone. */
export function writeAdjusted(tx: Transaction, { days }: Today, points: Points): void {
  for (const { name, known } of days) tx.adjustedDays.put(name, adjustedAfter(known, points));
}
