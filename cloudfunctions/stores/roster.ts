import { accept, covers } from '@vip-card/core';
import { action, nothing, type Staff, type StaffContext } from '@vip-card/cloud';
import { staffView } from './staff-view';

const MOST_STAFF = 1000;

/** Staff within the caller's scope, those of the chain first, then store by store. */
export const roster = action<'stores', 'roster'>({
  input: nothing,

  async run(context) {
    const staff = await staffOf(context);
    const inScope = staff.filter(({ store }) =>
      store ? covers(context.staff.scope, store) : context.staff.scope.kind === 'chain',
    );
    const order = (each: Staff): string => each.store?.storeId ?? '';
    inScope.sort((a, b) => (order(a) === order(b) ? a.since - b.since : order(a) < order(b) ? -1 : 1));
    return accept({ staff: inScope.map((each) => ({ ...staffView(each), since: each.since })) });
  },
});

function staffOf({ store, staff }: StaffContext): Promise<Staff[]> {
  const { scope } = staff;
  const serving = { dismissedAt: null };
  if (scope.kind === 'store')
    return store.staff.where({ ...serving, 'store.storeId': scope.storeId }, { limit: MOST_STAFF });
  return store.staff.where(serving, { limit: MOST_STAFF });
}
