import { businessDayOf, type Account, type EpochMs, type MemberNo, type Sale } from '@vip-card/core';
import type { Store, StoreRecord } from '@vip-card/cloud';

const ACCOUNT_FIELDS = [
  'memberNo',
  'purchases',
  'spent',
  'earned',
  'reversed',
  'milestones',
  'lastPurchaseAt',
] as const satisfies (keyof Account)[];
const SALE_FIELDS = [
  'memberNo',
  'storeId',
  'channel',
  'occurredAt',
  'lines',
  'paid',
  'tender',
  'award',
  'tierBefore',
  'refunded',
  'reversed',
  'returned',
  'voidedAt',
  'exchangeFor',
] as const satisfies (keyof Sale)[];

type KeptAccount = Pick<Account, (typeof ACCOUNT_FIELDS)[number]>;
type KeptSale = Pick<Sale, (typeof SALE_FIELDS)[number]>;

/** Half of what a function's minute is enough for: the local cloud on two busy cores took 1.1 ms for each bill. */
const MOST_BILLS = 30_000;

/** A year of fifty members is about one page of bills. */
const MEMBERS_AT_ONCE = 50;
const BILLS_AT_ONCE = 500;

/** Of how many members one is looked at, so that the bills since then can be read in time; 1 for everybody. */
export async function oneInSoMany(
  store: Store,
  stores: readonly Pick<StoreRecord, 'storeId'>[],
  since: EpochMs,
  mostBills = MOST_BILLS,
): Promise<number> {
  const storeIds = stores.map(({ storeId }) => storeId);
  const { command } = store;
  const bills = await store.sales.count({ storeId: command.in(storeIds), day: command.gte(businessDayOf(since)) });
  return Math.max(Math.ceil(bills / mostBills), 1);
}

/**
 * Members who bought since then, each with all her bills of that time, oldest first; one in so many, always the same ones.
 * Everything is read by an index: accounts by name, bills by member and time.
 */
export async function* readHistories(
  store: Store,
  { since, until, oneIn }: { since: EpochMs; until: EpochMs; oneIn: number },
): AsyncGenerator<{ account: KeptAccount; sales: KeptSale[] }> {
  for await (const page of store.accounts.pages(ACCOUNT_FIELDS)) {
    const asked = page.filter(
      ({ memberNo, lastPurchaseAt }) =>
        lastPurchaseAt !== null && lastPurchaseAt >= since && isSampled(memberNo, oneIn),
    );
    for (let from = 0; from < asked.length; from += MEMBERS_AT_ONCE) {
      const accounts = asked.slice(from, from + MEMBERS_AT_ONCE);
      const sales = await salesOf(
        store,
        accounts.map(({ memberNo }) => memberNo),
        { since, until },
      );
      for (const account of accounts) yield { account, sales: sales.get(account.memberNo) ?? [] };
    }
  }
}

/** Knuth's multiplicative hash: members who joined one after the other, in one store, do not go in or out together. */
function isSampled(memberNo: MemberNo, oneIn: number): boolean {
  return oneIn === 1 || (Math.imul(memberNo, 2_654_435_761) >>> 0) % oneIn === 0;
}

async function salesOf(
  store: Store,
  members: readonly MemberNo[],
  { since, until }: { since: EpochMs; until: EpochMs },
): Promise<Map<MemberNo, KeptSale[]>> {
  const { command } = store;
  const condition = {
    memberNo: command.in([...members]),
    occurredAt: command.gte(since).and(command.lte(until)),
  };
  const byMember = new Map<MemberNo, KeptSale[]>();
  for (let skip = 0; ; skip += BILLS_AT_ONCE) {
    const page = await store.sales.select(SALE_FIELDS, condition, {
      order: [
        ['memberNo', 'asc'],
        ['occurredAt', 'desc'],
        ['seq', 'desc'],
      ],
      skip,
      limit: BILLS_AT_ONCE,
    });
    for (const sale of page) {
      const known = byMember.get(sale.memberNo);
      if (known) known.push(sale);
      else byMember.set(sale.memberNo, [sale]);
    }
    if (page.length < BILLS_AT_ONCE) break;
  }
  // The index has the newest first.
  for (const sales of byMember.values()) sales.reverse();
  return byMember;
}
