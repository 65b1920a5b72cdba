import { accept, refuse } from '@vip-card/core';
import { action, phoneOf, requestId, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { getMember } from './card';
import { exchangePhoneCode } from './phone-number';
import { rewardProfile } from './reward-profile';

/** Adds the phone number that WeChat vouches for, or replaces the member's former one. */
export const addPhone = action<'members', 'addPhone'>({
  input: v.strictObject({ requestId, code: text(128) }),

  async run({ store, openid, memberNo, now, settings }, { requestId, code }) {
    const request = { openid, action: 'members.addPhone', requestId, content: { code } };
    // A code works once: after a lost answer only the record knows that it worked.
    const first = await store.firstAnswer<{ maskedPhone: string }>(request);
    if (first) return first;
    const number = await exchangePhoneCode(code);
    if (number === undefined) return refuse({ code: 'phone_code_invalid' });
    const phone = phoneOf(number);
    const { hash, masked } = phone;
    const known = await settings();

    return store.transact(request, async (tx) => {
      const { member, account } = await getMember(tx, memberNo);
      const holder = await tx.identities.find(`phone:${hash}`);
      if (holder && holder.memberNo !== memberNo) return refuse({ code: 'phone_taken', maskedPhone: masked });
      if (member.phone && member.phone.hash !== hash) tx.identities.remove(`phone:${member.phone.hash}`);
      if (!holder) tx.identities.insert(`phone:${hash}`, { memberNo });
      const changed = { ...member, phone };
      tx.members.put(String(memberNo), changed);
      rewardProfile(tx, { member: changed, account, settings: known, now });
      return accept({ maskedPhone: masked });
    });
  },
});
