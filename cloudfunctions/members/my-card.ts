import { accept } from '@vip-card/core';
import { action, nothing } from '@vip-card/cloud';
import { cardOf } from './card';

/** The caller's card, or that there is none yet. */
export const myCard = action<'members', 'myCard'>({
  input: nothing,

  async run(context) {
    const { store, openid } = context;
    const identity = await store.identities.find(`openid:${openid}`);
    if (!identity) return accept({ kind: 'visitor' });
    const name = String(identity.memberNo);
    const [member, account] = await Promise.all([store.members.find(name), store.accounts.find(name)]);
    if (!member || !account) throw new Error(`member ${name} is incomplete`);
    return accept({ kind: 'member', card: await cardOf(context, member, account) });
  },
});
