import { refuse } from '@vip-card/core';
import { action, cardNumber } from '@vip-card/cloud';
import * as v from 'valibot';
import { judgeLookUp } from './look-ups';
import { recordMiss } from './misses';
import { openSession } from './session';

/** Finds a member by the number of an old plastic card: earning and returns only. */
export const findCard = action<'counter', 'findCard'>({
  input: v.strictObject({ cardNumber }),

  async run(context, input) {
    const allowed = judgeLookUp(context, 'card');
    if (!allowed.ok) return allowed;
    const identity = await context.store.identities.find(`card:${input.cardNumber}`);
    if (!identity) {
      await recordMiss(context, 'lookUp');
      return refuse({ code: 'member_not_found' });
    }
    return openSession(context, identity.memberNo, 'card', 'counter.findCard');
  },
});
