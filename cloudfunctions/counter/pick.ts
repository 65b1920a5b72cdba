import { refuse } from '@vip-card/core';
import { action, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { judgeLookUp } from './look-ups';
import { recordMiss } from './misses';
import { membersByLastFour, pickOf } from './phone-candidates';
import { lastFour } from './search-phone';
import { openSession } from './session';

/** Opens a session for a candidate of the same clerk's search: earning and returns only. */
export const pick = action<'counter', 'pick'>({
  input: v.strictObject({ lastFour, pick: text(64) }),

  async run(context, input) {
    const allowed = judgeLookUp(context, 'phone');
    if (!allowed.ok) return allowed;
    const members = await membersByLastFour(context, input.lastFour);
    const member = members.find((each) => pickOf(context, input.lastFour, each) === input.pick);
    if (!member) {
      await recordMiss(context, 'lookUp');
      return refuse({ code: 'member_not_found' });
    }
    return openSession(context, member.memberNo, 'phone', 'counter.pick');
  },
});
