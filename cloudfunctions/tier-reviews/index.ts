import { accept, businessDayOf, decideTierReview } from '@vip-card/core';
import { doDue, getAccount, job, writeAccount } from '@vip-card/cloud';

/** Warns of, keeps, and lowers tiers on their day. Its cost follows what is due, not how many members there are. */
export const main = job('tier-reviews', ({ store, now, settings: { tiers, policies } }) => {
  const condition = { tierReviewOn: store.command.lte(businessDayOf(now)) };
  return doDue(store.accounts, { condition, order: [['tierReviewOn', 'asc']] }, async ({ memberNo, seq }) => {
    const request = { openid: 'timer', action: 'tier-reviews', requestId: `${memberNo}-${seq}`, content: { memberNo } };
    const answer = await store.transact(request, async (tx) => {
      const decided = decideTierReview(await getAccount(tx, memberNo), { tiers, policy: policies.tier, now });
      if (decided.movements.length > 0) writeAccount(tx, decided);
      return accept({ movements: decided.movements.length });
    });
    if (!answer.ok) throw new Error(`${memberNo}: ${answer.refusal.code}`);
  });
});
