import { accept, refuse } from '@vip-card/core';
import { action, id, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { supervisionRefusal } from './supervision';

/** Cuts a leaver off at once: the sign-in with the sessions still open in it, and invitations nobody has used yet. */
export const dismiss = action<'stores', 'dismiss'>({
  input: v.strictObject({ requestId, staffId: id }),

  async run({ store, staff, openid, now }, { requestId, staffId }) {
    const request = { openid, action: 'stores.dismiss', requestId, content: { staffId } };
    return store.transact(request, async (tx) => {
      const leaver = await tx.staff.find(staffId);
      if (leaver?.dismissedAt !== null) return refuse({ code: 'staff_not_found' });
      const refusal = supervisionRefusal(staff, leaver.role, leaver.store);
      if (refusal) return { ok: false, refusal };
      const invitations = await tx.invitations.where({ invitedBy: staffId, usedBy: null }, { limit: 1000 });
      tx.staff.put(staffId, { ...leaver, dismissedAt: now });
      tx.signIns.remove(leaver.openid);
      for (const { token } of invitations) tx.invitations.remove(token);
      return accept({ staffId });
    });
  },
});
