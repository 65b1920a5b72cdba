import { mayTry, oneMoreMiss, type Answer, type Misses, type StaffContext } from '@vip-card/cloud';

/** Refuses another try to one of the staff who is guessing. The sign-in tells, which is read anyway. */
export function judgeMisses({ staff, now }: StaffContext, of: keyof Misses): Answer<null> {
  return mayTry(staff.misses, of, now);
}

/** Remembers a miss in the sign-in. */
export async function recordMiss({ store, staff, openid, now }: StaffContext, of: keyof Misses): Promise<void> {
  await store.signIns.update({ _id: openid, staffId: staff.staffId }, oneMoreMiss(store, of, now));
}
