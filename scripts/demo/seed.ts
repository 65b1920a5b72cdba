import {
  phoneOf,
  writeChain,
  writeMembers,
  type ChainRecords,
  type Documents,
  type MemberRecords,
  type Store as DocumentStore,
} from '@vip-card/cloud';
import { base32Encode, businessDayOf, decideJoin, DEFAULT_POLICIES, type EpochMs } from '@vip-card/core';
import { BRAND, CATEGORIES, CONSENT_VERSION, ENTITIES, REGIONS, STORES, TIERS, type DemoStore } from './chain';
import { playHistory, type Story } from './history';
import { mobileNumber } from './names';
import { seededRandom, type Random } from './random';
import { demoRuleSets } from './rule-sets';
import { shoppers } from './shoppers';
import { demoStaff, type DemoStaff } from './staff';

const MEMBERS = 360;
const FIRST_MEMBER_NO = 80_260_001;

/**
 * What has been set up here: only where there is nothing may the demo chain move in. An earlier version's accounts are not
 * read by this one.
 */
export async function whatLiesHere(store: DocumentStore): Promise<'nothing' | 'a chain' | 'an earlier version'> {
  const chain: Partial<Documents['chain']> | undefined = await store.chain.find('chain');
  if (!chain) return 'nothing';
  return chain.policies && 'settleDays' in chain.policies ? 'a chain' : 'an earlier version';
}

/**
 * Fills an empty database with the demo chain: the network, its rules and staff, and members with two years of purchases
 * and returns that the core decided.
 * @param seed the same seed and the same `now` make the same chain
 */
export async function seedDemo(
  store: DocumentStore,
  now: EpochMs,
  seed = 20_260_701,
): Promise<{ members: MemberRecords[]; sales: number }> {
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
  await writeChain(store, { chain, ruleSets, stores: STORES.map(storeRecord), staff: staff.map(staffRecord) });
  const members = stories.map((story) => ({
    ...story,
    openid: `demo-member-${story.memberNo}`,
    member: memberOf(story, random),
  }));
  await writeMembers(store, members, FIRST_MEMBER_NO + stories.length);
  await writeScansOfToday(store, stories, now);
  return { members, sales: stories.reduce((sum, { sales }) => sum + sales.length, 0) };
}

const chain: Documents['chain'] = {
  brand: BRAND,
  consentVersion: CONSENT_VERSION,
  categories: CATEGORIES,
  tiers: TIERS,
  regions: REGIONS,
  policies: DEFAULT_POLICIES,
  entity: STORES[0]?.entity ?? '',
  entities: ENTITIES,
};

function storeRecord(store: DemoStore): ChainRecords['stores'][number] {
  const { storeId, receiptPrefix, name, region, regionId, entity, address, phone, opensAt, closesAt } = store;
  return { storeId, receiptPrefix, name, region, regionId, entity, address, phone, opensAt, closesAt };
}

function staffRecord(staff: DemoStaff): Documents['staff'] {
  const { store } = staff;
  if (!store) return { ...staff, store, dismissedAt: null };
  const { storeId, name, regionId, entity, receiptPrefix } = store;
  return { ...staff, store: { storeId, name, regionId, entity, receiptPrefix }, dismissedAt: null };
}

function memberOf({ memberNo, joinedAt, shopper }: Story, random: Random): Documents['members'] {
  const secret = base32Encode(Uint8Array.from({ length: 20 }, () => random.between(0, 255)));
  const consent = { consentInForce: CONSENT_VERSION, consentGiven: CONSENT_VERSION };
  const { name, home, hasPhone } = shopper;
  const decision = decideJoin({ memberNo, secret, now: joinedAt, ...consent, name, homeStoreId: home.storeId });
  if (!decision.ok) throw new Error(`the demo's own member was refused: ${decision.refusal.code}`);
  return { ...decision.value.member, phone: hasPhone ? phoneOf(mobileNumber(random, memberNo)) : null };
}

/** Who was scanned today, so that the counters have members to greet. */
async function writeScansOfToday(store: DocumentStore, stories: readonly Story[], now: EpochMs): Promise<void> {
  const ofToday = stories.flatMap(({ sales }) => sales.filter(({ day }) => day === businessDayOf(now)));
  await store.auditLog.insertAll(
    ofToday.map(({ storeId, staffId, memberNo, receipt, occurredAt }) => {
      const at = (occurredAt - 3 * 60_000) as EpochMs;
      return [`demo:${storeId}:${receipt}`, { at, staffId, storeId, action: 'counter.scan', memberNo }];
    }),
  );
}
