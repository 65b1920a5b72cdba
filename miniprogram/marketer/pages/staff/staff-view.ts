import {
  maySupervise,
  permissions,
  type EpochMs,
  type Role,
  type StaffView,
  type StoresActions,
  type StoreView,
} from '@vip-card/core';
import type { Copy } from '../../../copy/index';
import type { MarketerCopy } from '../../copy/index';

type Colleague = StoresActions['roster']['value']['staff'][number];

export interface Words {
  main: Copy;
  marketer: MarketerCopy;
}

export interface StaffGroup {
  /** The store's id; empty for those who work for the chain. */
  id: string;
  name: string;
  count: string;
  staff: { staffId: string; name: string; role: string; since: string; you: boolean; mayDismiss: boolean }[];
}

const roles: readonly Role[] = ['clerk', 'manager', 'marketer', 'hq', 'finance'];

/** The roles that this one may invite, and dismiss. */
export function mayInvite(role: Role): Role[] {
  return roles.filter((other) => maySupervise(role, other));
}

/** Whether somebody in a role may issue and revoke the keys of tills; the server decides again. */
export function mayLookAfterTills(role: Role): boolean {
  const allowed: readonly Role[] = permissions.stores.devices;
  return allowed.includes(role);
}

/** Staff by store, those of the chain first. Whoever sees the chain sees its empty stores too. */
export function staffGroups(
  staff: readonly Colleague[],
  me: StaffView,
  stores: readonly StoreView[],
  now: EpochMs,
  words: Words,
): StaffGroup[] {
  const places = me.store === null ? stores.map(({ storeId, name }) => ({ storeId, name })) : [me.store];
  const known = new Set(places.map(({ storeId }) => storeId));
  const atChain = staff.filter(({ store }) => store === null || !known.has(store.storeId));
  const group = (id: string, name: string, members: readonly Colleague[]): StaffGroup => ({
    id,
    name,
    count: words.marketer.staff.count(members.length),
    staff: members.map((each) => colleagueView(each, me, now, words)),
  });
  const groups = places.map(({ storeId, name }) =>
    group(
      storeId,
      name,
      staff.filter(({ store }) => store?.storeId === storeId),
    ),
  );
  return atChain.length === 0 ? groups : [group('', words.marketer.staff.chain, atChain), ...groups];
}

function colleagueView(
  each: Colleague,
  me: StaffView,
  now: EpochMs,
  { main, marketer }: Words,
): StaffGroup['staff'][number] {
  const you = each.staffId === me.staffId;
  return {
    staffId: each.staffId,
    name: each.name,
    role: main.roles[each.role],
    since: marketer.staff.since(main.figures.dayOf(each.since, now)),
    you,
    mayDismiss: !you && maySupervise(me.role, each.role),
  };
}
