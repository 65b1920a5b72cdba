import { accept, refuse } from '@vip-card/core';
import { action, id, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { supervisionRefusal } from './supervision';

/** Cuts a leaver off at once: the sign-in, the sessions still open, and invitations nobody has used yet. */
export const dismiss = action<'stores', 'dismiss'>({
  input: v.strictObject({ requestId, staffId: id }),

  async run({ store, staff, openid, now }, { requestId, staffId }) {
    const { command } = store;
    const request = { openid, action: 'stores.dismiss', requestId, content: { staffId } };
    return store.transact(request, async (tx) => {
      const leaver = await tx.staff.find(staffId);
      if (leaver?.dismissedAt !== null) return refuse({ code: 'staff_not_found' });
      const refusal = supervisionRefusal(staff, leaver.role, leaver.store);
      if (refusal) return { ok: false, refusal };
      const [sessions, invitations] = [
        await tx.scanSessions.where({ staffId, expiresAt: command.gt(now) }, { limit: 1000 }),
        await tx.invitations.where({ invitedBy: staffId, usedBy: null }, { limit: 1000 }),
      ];
      tx.staff.put(staffId, { ...leaver, dismissedAt: now });
      tx.signIns.remove(leaver.openid);
      for (const { storeId, memberNo } of sessions) tx.scanSessions.remove(`${storeId}:${staffId}:${memberNo}`);
      for (const { token } of invitations) tx.invitations.remove(token);
      return accept({ staffId });
    });
  },
});
