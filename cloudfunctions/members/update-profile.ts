import { accept, MAXIMUM_NAME_CHARACTERS, parseName, refuse } from '@vip-card/core';
import { action, id, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { getMember, transactCard } from './card';
import { rewardProfile } from './reward-profile';

/** Changes the member's name or home store; what is absent stays. */
export const updateProfile = action<'members', 'updateProfile'>({
  input: v.strictObject({
    requestId,
    name: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    homeStoreId: v.exactOptional(id),
  }),

  async run(context, { requestId, ...content }) {
    const { openid, memberNo } = context;
    const settings = await context.settings();
    const { stores } = settings;
    const { homeStoreId } = content;
    if (homeStoreId !== undefined && !stores.some((shop) => shop.storeId === homeStoreId)) {
      return refuse({ code: 'store_not_found' });
    }
    const name = content.name === undefined ? undefined : parseName(content.name);
    if (content.name !== undefined && name === undefined) {
      return refuse({ code: 'name_invalid', maxCharacters: MAXIMUM_NAME_CHARACTERS });
    }
    return transactCard(context, { openid, action: 'members.updateProfile', requestId, content }, async (tx) => {
      const { member, account } = await getMember(tx, memberNo);
      const changed = { ...member, name: name ?? member.name, homeStoreId: homeStoreId ?? member.homeStoreId };
      tx.members.put(String(memberNo), changed);
      const rewarded = rewardProfile(tx, { member: changed, account, settings, now: context.now });
      return accept({ member: changed, account: rewarded });
    });
  },
});
