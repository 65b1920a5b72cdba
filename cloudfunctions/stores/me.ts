import { accept } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';
import { staffView } from './staff-view';

/** Who the caller is at work. */
export const me = action<'stores', 'me'>({
  input: nothing,

  async run({ store, openid }) {
    const staff = await store.signIns.find(openid);
    return accept(staff ? { kind: 'staff', staff: staffView(staff) } : { kind: 'guest' });
  },
});
