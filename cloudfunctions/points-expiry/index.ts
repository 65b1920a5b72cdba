import { accept, decideExpiry } from '@vip-card/core';
import { doDue, getAccount, job, writeAccount } from '@vip-card/cloud';

/**
 * Writes off what has expired. Expired points count nowhere whether this has run or not; it gives the member a line in her
 * statement, and the books their figure. Its cost follows what is due, not how many members there are.
 */
export const main = job('points-expiry', ({ store, now }) => {
  const condition = { nextExpiryOn: store.command.lte(now) };
  return doDue(store.accounts, { condition, order: [['nextExpiryOn', 'asc']] }, async ({ memberNo, seq }) => {
    // The same account in the same state has the same request: a run that was killed is not written twice.
    const request = {
      openid: 'timer',
      action: 'points-expiry',
      requestId: `${memberNo}-${seq}`,
      content: { memberNo },
    };
    const answer = await store.transact(request, async (tx) => {
      const decided = decideExpiry(await getAccount(tx, memberNo), now);
      if (decided.movements.length > 0) writeAccount(tx, decided);
      return accept({ movements: decided.movements.length });
    });
    if (!answer.ok) throw new Error(`${memberNo}: ${answer.refusal.code}`);
  });
});
