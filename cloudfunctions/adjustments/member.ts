import { accept, maskName, refuse, roomAlone, spendablePoints } from '@vip-card/core';
import { action } from '@vip-card/cloud';
import * as v from 'valibot';
import { adjustedToday } from './adjusted-today';
import { memberNo } from './inputs';

/** Whom headquarters is about to give or take points; that she was looked up stands in the audit log. */
export const member = action<'adjustments', 'member'>({
  input: v.strictObject({ memberNo }),

  async run({ store, staff, now, settings }, { memberNo }) {
    const [{ policies }, found, account, today] = await Promise.all([
      settings(),
      store.members.find(String(memberNo)),
      store.accounts.find(String(memberNo)),
      adjustedToday(store, { memberNo, staffId: staff.staffId, now }),
      store.auditLog.append({
        at: now,
        staffId: staff.staffId,
        storeId: null,
        action: 'adjustments.member',
        memberNo,
      }),
    ]);
    if (!found || !account) return refuse({ code: 'member_not_found' });
    const room = roomAlone(staff.role, today.adjusted, policies);
    if (!room.ok) return room;
    const { tier, owed } = account;
    return accept({
      memberNo,
      maskedName: maskName(found.name),
      tier,
      points: spendablePoints(account, now),
      owed,
      homeStoreId: found.homeStoreId,
      alone: room.value.left,
      room: room.value,
    });
  },
});
