import { accept, refuse, worksInStore } from '@vip-card/core';
import { action, requestId, type Invitation, type Staff, type StoreRecord } from '@vip-card/cloud';
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { typedCode } from './invitation-code';
import { staffView } from './staff-view';

/** As somebody types it; never longer than a code with whatever stands between its characters. */
const invitation = v.pipe(v.string(), v.maxLength(64), v.transform(typedCode), v.minLength(1));

/** Signs the caller in as staff. An invitation works once, and one person has one place of work. */
export const acceptInvitation = action<'stores', 'acceptInvitation'>({
  input: v.strictObject({ requestId, invitation }),

  async run({ store, openid, now, settings }, { requestId, invitation: token }) {
    const { stores, chain } = await settings();
    const staffId = `staff-${randomBytes(6).toString('hex')}`;
    const request = { openid, action: 'stores.acceptInvitation', requestId, content: { token } };

    return store.transact(request, async (tx) => {
      const invitation = await tx.invitations.find(token);
      if (!invitation) return refuse({ code: 'invitation_not_found' });
      if (invitation.usedBy !== null) return refuse({ code: 'invitation_used' });
      if (now >= invitation.expiresAt) return refuse({ code: 'invitation_expired', expiredAt: invitation.expiresAt });
      // Sent while its sender was being dismissed: the sender's authority is gone.
      const inviter = await tx.staff.find(invitation.invitedBy);
      if (inviter?.dismissedAt !== null) return refuse({ code: 'invitation_not_found' });
      const signedIn = await tx.signIns.find(openid);
      if (signedIn) return refuse({ code: 'already_staff', storeName: signedIn.store?.name ?? chain.brand.zh });
      const place = stores.find(({ storeId }) => storeId === invitation.storeId);
      if (!place) return refuse({ code: 'store_not_found' });
      const signIn = placeOf(staffId, invitation, place);
      tx.invitations.put(token, { ...invitation, usedBy: staffId });
      tx.staff.insert(staffId, { ...signIn, openid, since: now, dismissedAt: null });
      tx.signIns.insert(openid, signIn);
      return accept(staffView(signIn));
    });
  },
});

function placeOf(
  staffId: string,
  { role, name }: Invitation,
  place: StoreRecord,
): Pick<Staff, 'staffId' | 'name' | 'role' | 'scope' | 'store'> {
  if (!worksInStore(role)) return { staffId, name, role, scope: { kind: 'chain' }, store: null };
  const { storeId, name: storeName, regionId, entity, receiptPrefix } = place;
  const store = { storeId, name: storeName, regionId, entity, receiptPrefix };
  return { staffId, name, role, scope: { kind: 'store', storeId }, store };
}
