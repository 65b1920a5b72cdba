import { decideJoin, type EpochMs, type MemberNo, type Sale } from '@vip-card/core';
import { startTestCloud, type TestCloud } from '../../scripts/local-cloud/testing/test-cloud';
import { createStore, type Store } from '../shared/cloud/store';
import { writeMembers } from '../shared/cloud/bulk';
import { at, DAY, Shop } from '../shared/core/testing/shop';
import { oneInSoMany, readHistories } from './histories';

const MEMBERS = 110;
const BILLS = 11;
const since = at('2026-01-01T00:00:00+08:00');
const until = at('2026-06-30T00:00:00+08:00');

let cloud: TestCloud;
let store: Store;
beforeAll(async () => {
  cloud = await startTestCloud({ functions: false });
  store = createStore(cloud.database);
  await writeMembers(
    store,
    Array.from({ length: MEMBERS }, (_, index) => recordsOf(index)),
    80_300_000,
  );
}, 60_000);
afterAll(() => cloud.stop());

/** A member with one bill before the time, so many within it, and one after it. */
function recordsOf(index: number): Parameters<typeof writeMembers>[1][number] {
  const shop = new Shop();
  shop.account = { ...shop.account, memberNo: (80_260_001 + index) as MemberNo };
  const days = [since - DAY, ...Array.from({ length: BILLS }, (_, bill) => since + bill * DAY), until + DAY];
  for (const day of days) shop.sell(1_000, (day + index) as EpochMs);
  const { memberNo } = shop.account;
  const joined = decideJoin({ memberNo, secret: '', now: since, consentInForce: '1', consentGiven: '1' });
  if (!joined.ok) throw new Error(joined.refusal.code);
  const { member } = joined.value;
  const named = (sale: Sale): Sale => ({ ...sale, receipt: `${String(memberNo)}-${sale.receipt}` });
  return { openid: null, member, account: shop.account, sales: shop.sales.map(named), returns: [], movements: [] };
}

async function read(oneIn: number): Promise<Map<MemberNo, EpochMs[]>> {
  const histories = new Map<MemberNo, EpochMs[]>();
  for await (const { account, sales } of readHistories(store, { since, until, oneIn })) {
    expect(sales.every(({ memberNo }) => memberNo === account.memberNo)).toBe(true);
    histories.set(
      account.memberNo,
      sales.map(({ occurredAt }) => occurredAt),
    );
  }
  return histories;
}

it('reads every bill of the time once, each member’s oldest first, over as many pages as it takes', async () => {
  const histories = await read(1);
  expect(histories.size).toBe(MEMBERS);
  for (const times of histories.values()) {
    expect(times).toHaveLength(BILLS);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});

it('looks at the same part of the members each time, whole histories of theirs', async () => {
  const [one, two] = [await read(4), await read(4)];
  expect([...one.keys()]).toEqual([...two.keys()]);
  expect(one.size).toBeGreaterThan(MEMBERS / 8);
  expect(one.size).toBeLessThan(MEMBERS / 2);
  for (const times of one.values()) expect(times).toHaveLength(BILLS);
});

it('looks at so many that their bills can be read in time: everybody, where that is so', async () => {
  const stores = [...new Set((await store.sales.where({})).map(({ storeId }) => storeId))].map((storeId) => ({
    storeId,
  }));
  expect(await oneInSoMany(store, stores, since)).toBe(1);
  expect(await oneInSoMany(store, stores, since, MEMBERS * 4)).toBe(3);
});
