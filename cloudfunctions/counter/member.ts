import { action, id } from '@vip-card/cloud';
import * as v from 'valibot';
import { findSession, judgeSession, viewSession } from './session';

/** The member of an open session again. */
export const member = action<'counter', 'member'>({
  input: v.strictObject({ session: id }),

  async run(context, input) {
    const found = await findSession(context, input.session);
    if (!found.ok) return found;
    const session = judgeSession(found.value, context.now);
    return session.ok ? viewSession(context, session.value, 'counter.member') : session;
  },
});
