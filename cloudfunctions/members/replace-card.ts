import { accept } from '@vip-card/core';
import { action, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { getMember, transactCard } from './card';
import { newCardSecret } from './card-secret';

/** A new secret for the card: codes of the lost phone are wrong from now on. */
export const replaceCard = action<'members', 'replaceCard'>({
  input: v.strictObject({ requestId }),

  async run(context, { requestId }) {
    const { openid, memberNo } = context;
    const secret = newCardSecret();
    return transactCard(context, { openid, action: 'members.replaceCard', requestId, content: {} }, async (tx) => {
      const { member, account } = await getMember(tx, memberNo);
      const changed = { ...member, card: { secret, lastStep: 0 } };
      tx.members.put(String(memberNo), changed);
      return accept({ member: changed, account });
    });
  },
});
