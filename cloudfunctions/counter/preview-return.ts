import { action, findSession, id, previewReturn as preview } from '@vip-card/cloud';
import * as v from 'valibot';
import { recordReadings } from './readings';
import { returnedGoods, shortfall } from './returned-goods';
import { tillOf } from './till';

/** What a return would do, decided as `refund` decides it, and not carried out. */
export const previewReturn = action<'counter', 'previewReturn'>({
  input: returnedGoods({ session: id, shortfall: v.exactOptional(shortfall) }),

  async run(context, { session, ...given }) {
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    if (!open.ok) return open;
    const till = await tillOf(context);
    const [decision] = await Promise.all([
      preview(till, { memberNo, ...given }),
      recordReadings(context, 'counter.previewReturn', [memberNo]),
    ]);
    return decision;
  },
});
