import {
  accept,
  businessDayOf,
  startOfBusinessDay,
  sumOf,
  type BusinessDay,
  type Fen,
  type Points,
} from '@vip-card/core';
import { action, nothing, type Documents, type Store } from '@vip-card/cloud';
import { storeOf } from './session';

const MEMBERS_SHOWN = 20;
const PAGE = 1000;

/** The clerk's home: what this store did today, and whom it saw. */
export const today = action<'counter', 'today'>({
  input: nothing,

  async run({ store, staff, now }) {
    const { storeId } = storeOf(staff);
    const day = businessDayOf(now);
    const sinceMorning = store.command.gte(startOfBusinessDay(day));
    const [sales, joined, seen] = await Promise.all([
      salesOfDay(store, storeId, day),
      store.members.count({ homeStoreId: storeId, joinedAt: sinceMorning }),
      store.scanSessions.where({ storeId, openedAt: sinceMorning }, { order: [['openedAt', 'desc']], limit: 100 }),
    ]);
    const newest = seen.filter(({ memberNo }, index) => seen.findIndex((each) => each.memberNo === memberNo) === index);
    const shown = newest.slice(0, MEMBERS_SHOWN);
    const people = await namesAndTiers(
      store,
      shown.map(({ memberNo }) => String(memberNo)),
    );
    const paidBy = (memberNo: number): Fen | null => {
      const own = sales.filter((sale) => sale.memberNo === memberNo);
      return own.length === 0 ? null : sumOf(own.map(({ paid }) => paid));
    };
    return accept({
      salesCount: sales.length,
      paid: sumOf(sales.map(({ paid }) => paid)),
      pointsIssued: sales.reduce((points, { award }) => points + award.total, 0) as Points,
      joined,
      members: shown.map(({ memberNo, openedAt }) => ({
        memberNo,
        name: people.get(memberNo)?.name ?? '',
        tier: people.get(memberNo)?.tier ?? 'linen',
        at: openedAt,
        paid: paidBy(memberNo),
      })),
    });
  },
});

type SaleOfDay = Pick<Documents['sales'], 'memberNo' | 'paid' | 'award'>;

async function salesOfDay(store: Store, storeId: string, day: BusinessDay): Promise<SaleOfDay[]> {
  const sales: SaleOfDay[] = [];
  for (;;) {
    const options = { order: [['_id', 'asc']], skip: sales.length, limit: PAGE } as const;
    const page = await store.sales.select(['memberNo', 'paid', 'award'], { storeId, day }, options);
    sales.push(...page);
    if (page.length < PAGE) return sales;
  }
}

async function namesAndTiers(
  store: Store,
  names: string[],
): Promise<Map<number, { name: string; tier: Documents['accounts']['tier'] }>> {
  if (names.length === 0) return new Map();
  const condition = { _id: store.command.in(names) };
  const [members, accounts] = await Promise.all([
    store.members.select(['memberNo', 'name'], condition),
    store.accounts.select(['memberNo', 'tier'], condition),
  ]);
  const tiers = new Map(accounts.map(({ memberNo, tier }) => [memberNo, tier]));
  return new Map(members.map(({ memberNo, name }) => [memberNo, { name, tier: tiers.get(memberNo) ?? 'linen' }]));
}
