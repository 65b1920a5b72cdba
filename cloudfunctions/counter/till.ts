import type { StaffContext, Till } from '@vip-card/cloud';
import { storeOf } from './session';

/** The counter that the caller stands behind. */
export async function tillOf(context: StaffContext): Promise<Till> {
  const { store, staff, now } = context;
  return { store, settings: await context.settings(), now, place: storeOf(staff), by: staff.staffId, channel: 'store' };
}
