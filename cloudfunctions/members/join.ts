import { accept, decideEventPoints, decideJoin, refuse } from '@vip-card/core';
import { action, cardNumber, id, requestId, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { getMember, transactCard } from './card';
import { newCardSecret } from './card-secret';
import { nextMemberNo } from './next-member-no';

/**
 * Makes the caller a member. Who is one already gets the card she has: two devices at once insert the same identity, one
 * of them is told so by the database, and finds the other's member on its next try.
 */
export const join = action<'members', 'join'>({
  input: v.strictObject({
    requestId,
    consentVersion: text(40),
    name: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    homeStoreId: v.exactOptional(id),
    cardNumber: v.exactOptional(cardNumber),
  }),

  async run(context, { requestId, ...content }) {
    const { store, openid, now } = context;
    const { chain, stores, ruleSets } = await context.settings();
    const { consentVersion, ...choices } = content;
    if (choices.homeStoreId !== undefined && !stores.some(({ storeId }) => storeId === choices.homeStoreId)) {
      return refuse({ code: 'store_not_found' });
    }
    const known = await store.identities.find(`openid:${openid}`);
    const memberNo = known?.memberNo ?? (await nextMemberNo(store));
    const secret = newCardSecret();

    return transactCard(context, { openid, action: 'members.join', requestId, content }, async (tx) => {
      // Nothing is looked up twice: an identity that exists after all shows when it is inserted, and the next try looks.
      const looks = known !== undefined || tx.collided('identities');
      const identity = looks ? await tx.identities.find(`openid:${openid}`) : undefined;
      if (identity) {
        return accept(await getMember(tx, identity.memberNo));
      }
      if (looks && choices.cardNumber !== undefined && (await tx.identities.find(`card:${choices.cardNumber}`))) {
        return refuse({ code: 'card_taken', cardNumber: choices.cardNumber });
      }
      const consent = { consentInForce: chain.consentVersion, consentGiven: consentVersion };
      const joined = decideJoin({ memberNo, secret, now, ...consent, ...choices });
      if (!joined.ok) return joined;
      const { member } = joined.value;
      const welcomed = decideEventPoints({
        account: joined.value.account,
        event: 'join',
        ruleSets,
        storeId: member.homeStoreId ?? '',
        entity: chain.entity,
        now,
      });
      const { account, movements } = welcomed;
      tx.identities.insert(`openid:${openid}`, { memberNo });
      if (member.cardNumber !== null) tx.identities.insert(`card:${member.cardNumber}`, { memberNo });
      tx.members.insert(String(memberNo), member);
      tx.accounts.insert(String(memberNo), account);
      for (const movement of movements) tx.movements.insert(`${memberNo}:${movement.seq}`, movement);
      return accept({ member, account });
    });
  },
});
