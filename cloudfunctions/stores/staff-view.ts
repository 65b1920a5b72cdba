import type { StaffView } from '@vip-card/core';
import type { SignIn } from '@vip-card/cloud';

/** A staff member as colleagues may see her. */
export function staffView({ staffId, name, role, scope, store }: SignIn): StaffView {
  return { staffId, name, role, scope, store: store && { storeId: store.storeId, name: store.name } };
}
