import { accept, counterPurchaseOf } from '@vip-card/core';
import { action, findSession, id, NEWEST_FIRST, wholeNumber } from '@vip-card/cloud';
import * as v from 'valibot';
import { recordReadings } from './readings';
import { roleAtCounter, storeOf } from './session';

const PAGE = 20;

/** The member's purchases as this clerk may act on them, newest first, a page at a time. */
export const purchases = action<'counter', 'purchases'>({
  input: v.strictObject({ session: id, skip: v.exactOptional(wholeNumber(0, 100_000)) }),

  async run(context, { session, skip = 0 }) {
    const { store, staff, now } = context;
    const found = await findSession(context, session);
    if (!found.ok) return found;
    const { memberNo, open } = found.value;
    if (!open.ok) return open;
    const [{ stores, policies }, sales] = await Promise.all([
      context.settings(),
      store.sales.where({ memberNo }, { order: NEWEST_FIRST, limit: PAGE + 1, skip }),
      recordReadings(context, 'counter.purchases', [memberNo]),
    ]);
    const by = { staffId: staff.staffId, storeId: storeOf(staff).storeId, role: roleAtCounter(staff) };
    const storeName = (storeId: string): string => stores.find((each) => each.storeId === storeId)?.name ?? storeId;
    return accept({
      purchases: sales.slice(0, PAGE).map((sale) => counterPurchaseOf(sale, { storeName, by, policies, now })),
      next: sales.length > PAGE ? skip + PAGE : null,
    });
  },
});
