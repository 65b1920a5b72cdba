import type { MemberNo } from '@vip-card/core';
import type { StaffContext } from '@vip-card/cloud';

/** The actions that begin with a member before the counter; what the others show of members, the staff only read. */
export const RECOGNISING: readonly string[] = ['counter.scan', 'counter.pick', 'counter.findCard'];

/**
 * Writes into the audit log which members an action showed to the caller, in one insert.
 *
 * @param members null for a search that showed nobody: that somebody searched is worth knowing
 */
export function recordReadings(
  { store, staff, now }: StaffContext,
  action: string,
  members: readonly (MemberNo | null)[],
): Promise<void> {
  const storeId = staff.store?.storeId ?? null;
  return store.auditLog.append(
    ...members.map((memberNo) => ({ at: now, staffId: staff.staffId, storeId, action, memberNo })),
  );
}
