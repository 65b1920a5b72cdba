import { covers, maySupervise, refuse, type Refusal, type Role } from '@vip-card/core';
import type { SignIn, StaffStore } from '@vip-card/cloud';

/**
 * Why `staff` may not invite or dismiss somebody in a role and a store (none for those who work for the chain), or
 * undefined when they may.
 */
export function supervisionRefusal(staff: SignIn, role: Role, store: StaffStore | null): Refusal | undefined {
  if (store && !covers(staff.scope, store)) {
    return refuse({ code: 'other_store', storeName: store.name }).refusal;
  }
  if (!maySupervise(staff.role, role)) return refuse({ code: 'role_above_yours', role }).refusal;
  return undefined;
}
