import { accept, MAXIMUM_NAME_CHARACTERS, parseName, refuse, worksInStore, type EpochMs } from '@vip-card/core';
import { action, id, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { newInvitationCode, printedCode } from './invitation-code';
import { supervisionRefusal } from './supervision';

const INVITATION_MS = 48 * 3_600_000;

/** Invites somebody to work in a store, or for the chain. Whoever opens the invitation first signs in with it. */
export const invite = action<'stores', 'invite'>({
  input: v.strictObject({
    requestId,
    role: v.picklist(['clerk', 'manager', 'marketer', 'hq', 'finance']),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    storeId: id,
  }),

  async run({ store, staff, openid, now, settings }, { requestId, ...content }) {
    const { role, storeId } = content;
    const { stores } = await settings();
    const place = stores.find((each) => each.storeId === storeId);
    if (!place) return refuse({ code: 'store_not_found' });
    const refusal = supervisionRefusal(staff, role, worksInStore(role) ? place : null);
    if (refusal) return { ok: false, refusal };
    const name = parseName(content.name);
    if (!name) return refuse({ code: 'name_invalid', maxCharacters: MAXIMUM_NAME_CHARACTERS });
    const token = newInvitationCode();
    const expiresAt = (now + INVITATION_MS) as EpochMs;

    return store.transact({ openid, action: 'stores.invite', requestId, content }, (tx) => {
      const invitedBy = staff.staffId;
      tx.invitations.insert(token, { token, storeId, role, name, invitedBy, expiresAt, usedBy: null });
      return Promise.resolve(accept({ invitation: printedCode(token), expiresAt }));
    });
  },
});
