import { createStore, type Database, type Documents, type Store as DocumentStore } from '@vip-card/cloud';
import { base32Encode, businessDayOf, decideJoin, maskPhone, type EpochMs } from '@vip-card/core';
import { phoneHash } from '../../cloudfunctions/members/phone-number';
import { BRAND, CATEGORIES, CONSENT_VERSION, REGIONS, STORES, TIERS, type DemoStore } from './chain';
import { playHistory, type Story } from './history';
import { mobileNumber } from './names';
import { seededRandom, type Random } from './random';
import { demoRuleSets } from './rule-sets';
import { shoppers } from './shoppers';
import { demoStaff, type DemoStaff } from './staff';

const MEMBERS = 360;
const FIRST_MEMBER_NO = 80_260_001;
/** The database takes a batch of this many documents at once. */
const BATCH = 400;

/** Whether nothing has been set up here: only then may the demo chain move in. */
export async function isEmpty(database: Database): Promise<boolean> {
  return (await createStore(database).chain.find('chain')) === undefined;
}

/**
 * Fills an empty database with the demo chain: the network, its rules and staff, and members with two years of purchases
 * and returns that the core decided.
 * @param seed the same seed and the same `now` make the same chain
 */
export async function seedDemo(
  database: Database,
  now: EpochMs,
  seed = 20_260_701,
): Promise<{ members: number; sales: number }> {
  const store = createStore(database);
  const random = seededRandom(seed);
  const staff = demoStaff(random, now);
  const ruleSets = demoRuleSets(now);
  const stories = playHistory({
    random,
    shoppers: shoppers(random, MEMBERS),
    ruleSets,
    firstMemberNo: FIRST_MEMBER_NO,
    now,
    clerkOf: ({ storeId }) => random.pick(staff.filter((each) => each.store?.storeId === storeId)).staffId,
  });
  await writeChain(store, ruleSets, staff);
  await writeMembers(store, stories, random);
  await writePurchases(store, stories);
  await writeScansOfToday(store, stories, now);
  return { members: stories.length, sales: stories.reduce((sum, { sales }) => sum + sales.length, 0) };
}

async function writeChain(
  store: DocumentStore,
  ruleSets: readonly Documents['ruleSets'][],
  staff: readonly DemoStaff[],
): Promise<void> {
  await store.chain.put('chain', {
    brand: BRAND,
    consentVersion: CONSENT_VERSION,
    categories: CATEGORIES,
    tiers: TIERS,
    regions: REGIONS,
  });
  await store.stores.insertAll(STORES.map((each) => [each.storeId, storeDocument(each)]));
  await store.ruleSets.insertAll(ruleSets.map((each) => [String(each.version), each]));
  await store.staff.insertAll(
    staff.map((each) => [each.staffId, { ...each, store: staffStore(each), dismissedAt: null }]),
  );
  await store.signIns.insertAll(
    staff.map((each) => {
      const { staffId, name, role, scope } = each;
      return [each.openid, { staffId, name, role, scope, store: staffStore(each) }];
    }),
  );
}

function storeDocument(store: DemoStore): Documents['stores'] {
  const { weight: _weight, ...document } = store;
  return document;
}

function staffStore({ store }: DemoStaff): Documents['staff']['store'] {
  if (!store) return null;
  const { storeId, name, regionId, entity, receiptPrefix } = store;
  return { storeId, name, regionId, entity, receiptPrefix };
}

async function writeMembers(store: DocumentStore, stories: readonly Story[], random: Random): Promise<void> {
  const members = stories.map((story) => [String(story.memberNo), memberOf(story, random)] as const);
  await inBatches(members, (batch) => store.members.insertAll(batch));
  await inBatches(
    stories.map((story) => [String(story.memberNo), story.account] as const),
    (batch) => store.accounts.insertAll(batch),
  );
  const identities = members.flatMap(([, { memberNo, phone }]) => [
    [`openid:${openidOf(memberNo)}`, { memberNo }] as const,
    ...(phone ? [[`phone:${phone.hash}`, { memberNo }] as const] : []),
  ]);
  await inBatches(identities, (batch) => store.identities.insertAll(batch));
  const last = stories[stories.length - 1];
  if (last) await store.counters.put('memberNo', { next: last.memberNo });
}

/** The phone that carries a demo member's WeChat. */
export function openidOf(memberNo: number): string {
  return `demo-member-${memberNo}`;
}

function memberOf({ memberNo, joinedAt, shopper }: Story, random: Random): Documents['members'] {
  const secret = base32Encode(Uint8Array.from({ length: 20 }, () => random.between(0, 255)));
  const decision = decideJoin({
    memberNo,
    secret,
    now: joinedAt,
    consentInForce: CONSENT_VERSION,
    consentGiven: CONSENT_VERSION,
    name: shopper.name,
    homeStoreId: shopper.home.storeId,
  });
  if (!decision.ok) throw new Error(`the demo's own member was refused: ${decision.refusal.code}`);
  const phone = shopper.hasPhone ? phoneFor(mobileNumber(random, memberNo)) : null;
  return { ...decision.value.member, phone };
}

function phoneFor(number: string): Documents['members']['phone'] {
  return { number, hash: phoneHash(number), masked: maskPhone(number), lastFour: number.slice(-4) };
}

async function writePurchases(store: DocumentStore, stories: readonly Story[]): Promise<void> {
  const named = <Kept extends { storeId: string; receipt: string }>(kept: Kept) =>
    [`${kept.storeId}:${kept.receipt}`, { ...kept, requestKey: 'demo' }] as const;
  const numbered = stories.flatMap(({ movements }) =>
    movements.map((each) => [`${each.memberNo}:${each.seq}`, each] as const),
  );
  await inBatches(numbered, (batch) => store.movements.insertAll(batch));
  await inBatches(
    stories.flatMap(({ sales }) => sales.map(named)),
    (batch) => store.sales.insertAll(batch),
  );
  await inBatches(
    stories.flatMap(({ returns }) => returns.map(named)),
    (batch) => store.returns.insertAll(batch),
  );
}

/** Who was scanned today, so that the counters have members to greet. */
async function writeScansOfToday(store: DocumentStore, stories: readonly Story[], now: EpochMs): Promise<void> {
  const scans = stories.flatMap(({ sales }) => sales.filter(({ day }) => day === businessDayOf(now)));
  await store.scanSessions.insertAll(
    scans.map(({ storeId, staffId, memberNo, occurredAt }) => {
      const storeName = STORES.find((each) => each.storeId === storeId)?.name ?? storeId;
      const openedAt = (occurredAt - 3 * 60_000) as EpochMs;
      const expiresAt = (openedAt + 10 * 60_000) as EpochMs;
      return [
        `${storeId}:${staffId}:${memberNo}`,
        { memberNo, storeId, storeName, staffId, proof: 'code', openedAt, expiresAt },
      ];
    }),
  );
}

async function inBatches<Item>(
  items: readonly Item[],
  write: (batch: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH) await write(items.slice(from, from + BATCH));
}
