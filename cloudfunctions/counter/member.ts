import { action, findSession, id } from '@vip-card/cloud';
import * as v from 'valibot';
import { viewSession } from './session';

/** The member of an open session again. */
export const member = action<'counter', 'member'>({
  input: v.strictObject({ session: id }),

  async run(context, input) {
    const found = await findSession(context, input.session);
    if (!found.ok) return found;
    const { open } = found.value;
    return open.ok ? viewSession(context, open.value, 'counter.member') : open;
  },
});
