import type { Member, MemberNo } from '@vip-card/core';
import type { StaffContext } from '@vip-card/cloud';
import { createHash } from 'node:crypto';

/** More than fit a clerk's screen: she asks for the card instead. */
const SHOWN = 20;

/** The members whose phone ends in four digits. */
export function membersByLastFour({ store }: StaffContext, lastFour: string): Promise<Member[]> {
  return store.members.where({ 'phone.lastFour': lastFour }, { order: [['memberNo', 'asc']], limit: SHOWN });
}

/** Names a candidate to this clerk alone, so that `pick` cannot be called with numbers that no search showed. */
export function pickOf(
  { staff, openid }: StaffContext,
  lastFour: string,
  member: { memberNo: MemberNo; card: Member['card'] },
): string {
  const facts = [staff.staffId, openid, lastFour, member.memberNo, member.card.secret];
  return createHash('sha256').update(facts.join(':')).digest('hex').slice(0, 32);
}
