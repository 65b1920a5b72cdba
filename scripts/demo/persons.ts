import { cloudApp, theStore } from '@vip-card/cloud';
import type { Account } from '@vip-card/core';
import type { Person } from '../preview/person';
import { FAMILIAR_NAMES } from './shoppers';

const TIER_NAMES = { linen: '素卡', silver: '银卡', gold: '金卡', black: '黑卡' };
const ROLE_NAMES = { clerk: '店员', manager: '店长', marketer: '营销', hq: '总部', finance: '财务' };
/** The latest customers are enough to choose from. */
const SHOPPERS = 40;

const STAFF_PAGES = {
  clerk: 'clerk/pages/home/home',
  manager: 'clerk/pages/home/home',
  marketer: 'marketer/pages/overview/overview',
  hq: 'marketer/pages/overview/overview',
  finance: 'marketer/pages/overview/overview',
};

/** Who can be chosen for a phone in the preview: staff, the members a visitor should meet first, and some others. */
export async function persons(): Promise<Person[]> {
  const store = theStore();
  const [staff, members, accounts, stores, openids] = await Promise.all([
    store.staff.where({ dismissedAt: null }, { limit: 100 }),
    store.members.where({}, { limit: 1000 }),
    store.accounts.where({}, { limit: 1000 }),
    store.stores.where({}, { limit: 100 }),
    openidsOfMembers(),
  ]);
  const accountOf = new Map(accounts.map((account) => [account.memberNo, account]));
  const storeName = new Map(stores.map(({ storeId, name }) => [storeId, name]));
  const shoppers = members
    .map((member) => ({ member, account: accountOf.get(member.memberNo), openid: openids.get(member.memberNo) }))
    .sort((a, b) => rank(a.member.name) - rank(b.member.name) || lastPurchase(b.account) - lastPurchase(a.account))
    .slice(0, SHOPPERS)
    .flatMap(({ member, account, openid }): Person[] => {
      if (openid === undefined) return [];
      const home = storeName.get(member.homeStoreId ?? '');
      const tier = TIER_NAMES[account?.tier ?? 'linen'];
      return [
        {
          openid,
          name: member.name === '' ? String(member.memberNo) : member.name,
          role: 'shopper',
          caption: home === undefined ? tier : `${home} · ${tier}`,
        },
      ];
    });
  const colleagues = staff.map((each): Person => ({
    openid: each.openid,
    name: each.name,
    role: each.role,
    caption: `${each.store?.name ?? '素里总部'} · ${ROLE_NAMES[each.role]}`,
    page: STAFF_PAGES[each.role],
  }));
  return [...shoppers, ...colleagues];
}

/** The members that the demo introduces come first. */
function rank(name: string): number {
  const place = FAMILIAR_NAMES.indexOf(name);
  return place < 0 ? FAMILIAR_NAMES.length : place;
}

function lastPurchase(account: Account | undefined): number {
  return account?.lastPurchaseAt ?? 0;
}

async function openidsOfMembers(): Promise<Map<number, string>> {
  const prefix = 'openid:';
  const database = cloudApp().database();
  const { data } = (await database
    .collection('identities')
    .where({ _id: database.command.gte(prefix).and(database.command.lt('openid;')) })
    .limit(1000)
    .get()) as { data: { _id: string; memberNo: number }[] };
  return new Map(data.map(({ _id, memberNo }) => [memberNo, _id.slice(prefix.length)]));
}
