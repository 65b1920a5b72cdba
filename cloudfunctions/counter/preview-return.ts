import { accept, decideReturn } from '@vip-card/core';
import { action, id, someFen } from '@vip-card/cloud';
import * as v from 'valibot';
import { recordReadings } from './readings';
import { returnableSales, soldBy } from './returnable-sales';
import { returnAnswer } from './return-answer';
import { findSession, storeOf } from './session';

/** What a return would do, decided as `refund` decides it, and not carried out. */
export const previewReturn = action<'counter', 'previewReturn'>({
  input: v.strictObject({ session: id, amount: someFen }),

  async run(context, { session: sessionName, amount }) {
    const { store, staff, now } = context;
    const found = await findSession(context, sessionName);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    if (!open.ok) return open;
    const [account, sales] = await Promise.all([
      store.accounts.find(String(memberNo)),
      returnableSales(store.sales, memberNo, amount, soldBy(store, now)),
      recordReadings(context, 'counter.previewReturn', [memberNo]),
    ]);
    if (!account) throw new Error(`member ${memberNo} has no account`);
    const { storeId, entity } = storeOf(staff);
    const counter = { storeId, entity, staffId: staff.staffId, receipt: 'preview' };
    const decision = decideReturn({ account, sales, counter, amount, occurredAt: now, now });
    return decision.ok ? accept(returnAnswer(decision.value)) : decision;
  },
});
