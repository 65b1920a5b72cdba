import { decideScan, parseMemberCode, refuse } from '@vip-card/core';
import { action, text } from '@vip-card/cloud';
import * as v from 'valibot';
import { judgeMisses, recordMiss } from './misses';
import { openSession } from './session';

/**
 * Recognises a member by the code on her card. The step is taken by one conditional update, so that of two counters with
 * the same code one wins. Codes that are not a code at all (a garment's label) do not count as attempts.
 */
export const scan = action<'counter', 'scan'>({
  input: v.strictObject({ code: text(200) }),

  async run(context, { code }) {
    const { store, now } = context;
    const parsed = parseMemberCode(code);
    if (!parsed) return refuse({ code: 'code_malformed' });
    const { memberNo, digits } = parsed;
    const name = String(memberNo);
    const allowed = judgeMisses(context, 'code');
    if (!allowed.ok) return allowed;

    const member = await store.members.find(name);
    const decision = member ? decideScan(member.card, { digits, at: now }) : refuse({ code: 'code_wrong' });
    if (!decision.ok) {
      await recordMiss(context, 'code');
      return decision;
    }
    const { secret = '', lastStep = 0 } = member?.card ?? {};
    const asJudged = { _id: name, 'card.lastStep': lastStep, 'card.secret': secret };
    if ((await store.members.update(asJudged, { 'card.lastStep': decision.value.step })) === 0) {
      await recordMiss(context, 'code');
      return refuse({ code: 'code_already_used' });
    }
    return openSession(context, memberNo, 'code', 'counter.scan');
  },
});
