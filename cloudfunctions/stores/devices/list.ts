import { accept, covers } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';
import { deviceView } from './scope';

/** More than a chain has tills. */
const MOST_DEVICES = 1000;

/** The tills within the caller's scope, store by store, oldest first. */
export const devices = action<'stores', 'devices'>({
  input: nothing,

  async run({ store, staff, settings }) {
    const known = await settings();
    const storeIds = known.stores.filter((each) => covers(staff.scope, each)).map(({ storeId }) => storeId);
    const found = await store.devices.where({ storeId: store.command.in(storeIds) }, { limit: MOST_DEVICES });
    found.sort((a, b) => storeIds.indexOf(a.storeId) - storeIds.indexOf(b.storeId) || a.issuedAt - b.issuedAt);
    return accept({ devices: found.map((each) => deviceView(each, known)) });
  },
});
