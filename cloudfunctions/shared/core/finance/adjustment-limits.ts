import { accept, refuse, type Result } from '../result';
import type { Policies } from '../ledger/policies';
import type { Role } from '../staff';
import { permissions } from '../staff-permissions';
import type { BusinessDay, Points } from '../units';

/** Points given and taken by hand without a second person on one business day: of one member, or by one person. */
export interface AdjustedDay {
  day: BusinessDay;
  /** Given and taken alike: taking does not make room for giving. */
  alone: Points;
}

/** What is left of the limit that is reached first. */
export interface Room {
  /** Whether it is what one member may get in a day, or what one person may give. */
  per: 'member' | 'person';
  limit: Points;
  used: Points;
  left: Points;
}

/** Why somebody may not give or take so many points alone, and of which roles another person may approve it. */
export interface AboveLimit extends Room {
  code: 'adjustment_above_limit';
  approvers: Role[];
}

/** What was adjusted alone on a business day already: of this member by anybody, and by this person of anybody. */
export interface AdjustedToday {
  member: Points;
  person: Points;
}

/** What a role may still give or take alone today: the narrower of both limits. Refuses a role that may not at all. */
export function roomAlone(
  role: Role,
  adjusted: AdjustedToday,
  { adjustmentLimits, adjustmentDayLimits }: Policies,
): Result<Room, { code: 'adjusting_not_allowed'; role: Role }> {
  const limit = adjustmentLimits[role];
  if (limit === undefined) return refuse({ code: 'adjusting_not_allowed', role });
  // A chain that was set up before persons had a limit of their own: the one that there is holds for both.
  const limits = { member: limit, person: adjustmentDayLimits?.[role] ?? limit };
  const room = (per: Room['per']): Room => {
    const left = Math.max(limits[per] - adjusted[per], 0) as Points;
    return { per, limit: limits[per], used: adjusted[per], left };
  };
  const [member, person] = [room('member'), room('person')];
  return accept(member.left <= person.left ? member : person);
}

/** Why so many points need a second person; null when they do not. */
export function aboveRoom(points: Points, room: Room): AboveLimit | null {
  if (Math.abs(points) <= room.left) return null;
  return { code: 'adjustment_above_limit', ...room, approvers: [...permissions.adjustments.decide] };
}

/** A day's points with some more that were given or taken alone. */
export function adjustedAfter({ day, alone }: AdjustedDay, points: Points): AdjustedDay {
  return { day, alone: (alone + Math.abs(points)) as Points };
}
