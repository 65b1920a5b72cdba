import {
  accept,
  addDays,
  businessDayOf,
  startOfBusinessDay,
  sumOf,
  type BusinessDay,
  type EpochMs,
  type Fen,
  type MemberNo,
  type Points,
} from '@vip-card/core';
import { action, nothing, type Documents, type Store } from '@vip-card/cloud';
import { RECOGNISING, recordReadings } from './readings';
import { storeOf } from './session';

const MEMBERS_SHOWN = 20;
/** Who came is read from the audit log, where one member may stand several times. */
const READINGS = 200;
const PAGE = 1000;

/** The clerk's home: what this store did today, and whom it saw. */
export const today = action<'counter', 'today'>({
  input: nothing,

  async run(context) {
    const { store, staff, now } = context;
    const { storeId } = storeOf(staff);
    const day = businessDayOf(now);
    const [morning, midnight] = [startOfBusinessDay(day), startOfBusinessDay(addDays(day, 1))];
    const withinDay = store.command.gte(morning).and(store.command.lt(midnight));
    const [sales, joined, seen] = await Promise.all([
      salesOfDay(store, storeId, day),
      store.members.count({ homeStoreId: storeId, joinedAt: withinDay }),
      store.auditLog.where(
        { storeId, at: withinDay, action: store.command.in([...RECOGNISING]) },
        { order: [['at', 'desc']], limit: READINGS },
      ),
    ]);
    const shown = newestOfEach(seen).slice(0, MEMBERS_SHOWN);
    const members = shown.map(({ memberNo }) => memberNo);
    const [people] = await Promise.all([
      namesAndTiers(store, members.map(String)),
      recordReadings(context, 'counter.today', members),
    ]);
    const paidBy = (memberNo: number): Fen | null => {
      const own = sales.filter((sale) => sale.memberNo === memberNo);
      return own.length === 0 ? null : sumOf(own.map(({ money }) => money));
    };
    return accept({
      salesCount: sales.filter(({ exchangeFor }) => exchangeFor === undefined).length,
      paid: sumOf(sales.map(({ money }) => money)),
      pointsIssued: sales.reduce((points, sale) => points + earnedOn(day, sale), 0) as Points,
      joined,
      members: shown.map(({ memberNo, at }) => ({
        memberNo,
        name: people.get(memberNo)?.name ?? '',
        tier: people.get(memberNo)?.tier ?? 'linen',
        at,
        paid: paidBy(memberNo),
      })),
    });
  },
});

/** Each member who was recognised, with the latest time. @param seen newest first */
function newestOfEach(seen: readonly Documents['auditLog'][]): { memberNo: MemberNo; at: EpochMs }[] {
  const newest = new Map<MemberNo, EpochMs>();
  for (const { memberNo, at } of seen) if (memberNo !== null && !newest.has(memberNo)) newest.set(memberNo, at);
  return [...newest].map(([memberNo, at]) => ({ memberNo, at }));
}

type SaleOfDay = Pick<Documents['sales'], 'memberNo' | 'seq' | 'lots' | 'exchangeFor'> & { money: Fen };

async function salesOfDay(store: Store, storeId: string, day: BusinessDay): Promise<SaleOfDay[]> {
  const sales: SaleOfDay[] = [];
  for (;;) {
    const options = { order: [['_id', 'asc']], skip: sales.length, limit: PAGE } as const;
    const condition = { storeId, day, voidedAt: null };
    const page = await store.sales.select(['memberNo', 'seq', 'lots', 'exchangeFor'], condition, options);
    sales.push(...page.map((sale) => ({ ...sale, money: moneyOn(day, sale) })));
    if (page.length < PAGE) return sales;
  }
}

/** What a sale took in money on a day: of an exchange, the difference. */
function moneyOn(day: BusinessDay, sale: Pick<SaleOfDay, 'seq' | 'lots'>): Fen {
  return sumOf(ownParts(day, sale).map(({ net }) => net));
}

function earnedOn(day: BusinessDay, sale: Pick<SaleOfDay, 'seq' | 'lots'>): number {
  return ownParts(day, sale).reduce((sum, { points }) => sum + points, 0);
}

/** What came over in an exchange counts with the sale that it came from. */
function ownParts(day: BusinessDay, { seq, lots }: Pick<SaleOfDay, 'seq' | 'lots'>): SaleOfDay['lots'] {
  return lots.filter((part) => part.lot === seq && part.day === day);
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
