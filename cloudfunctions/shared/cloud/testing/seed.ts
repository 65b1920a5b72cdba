import {
  DEFAULT_POLICIES,
  sealRuleSet,
  type EpochMs,
  type Fen,
  type Points,
  type Role,
  type Rule,
  type RuleSet,
} from '@vip-card/core';
import { writeChain } from '../bulk';
import type { Chain, Staff, StoreRecord } from '../documents';
import type { Store } from '../store';

/** The openids of the test chain's people. Everybody in `staff` has a role of that name. */
export const people = {
  clerk: 'o-clerk',
  colleague: 'o-colleague', // a second clerk in the same store
  farClerk: 'o-far-clerk', // a clerk of another store
  manager: 'o-manager',
  marketer: 'o-marketer',
  hq: 'o-hq',
  finance: 'o-finance',
} as const;

const chain: Chain = {
  brand: { zh: '素里', en: 'SULI' },
  consentVersion: '2026-01',
  categories: [
    { id: 'womenswear', zh: '女装', en: 'Womenswear' },
    { id: 'kidswear', zh: '童装', en: 'Kidswear' },
  ],
  tiers: [
    { tier: 'linen', from: 0 as Fen },
    { tier: 'silver', from: 100_000 as Fen },
    { tier: 'gold', from: 500_000 as Fen },
    { tier: 'black', from: 2_000_000 as Fen },
  ],
  policies: DEFAULT_POLICIES,
  entity: 'suli',
  entities: [{ entity: 'suli', zh: '素里零售有限公司', en: 'SULI Retail Co., Ltd.' }],
  regions: [
    { regionId: 'east', name: '华东' },
    { regionId: 'south', name: '华南' },
  ],
};

const shop = (storeId: string, name: string, regionId: string, entity: string, receiptPrefix: string): StoreRecord => ({
  storeId,
  name,
  region: regionId === 'east' ? '华东' : '华南',
  regionId,
  entity,
  receiptPrefix,
  address: `${name}路 1 号`,
  opensAt: '10:00',
  closesAt: '22:00',
  phone: '021-5555 0100',
});

const stores = [
  shop('jingan', '静安店', 'east', 'suli', 'JA'),
  shop('tianhe', '天河店', 'south', 'tianhe-trading', 'TH'),
];

const rules: Rule[] = [
  { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } },
  {
    id: 'silver',
    kind: 'tier-multiplier',
    tier: 'silver',
    extra: { numerator: 1, denominator: 5 },
    minimumSpend: 0 as Fen,
  },
  {
    id: 'kids',
    kind: 'category-multiplier',
    category: 'kidswear',
    extra: { numerator: 1, denominator: 1 },
    minimumSpend: 50_000 as Fen,
  },
  {
    id: 'cash',
    kind: 'points-for-cash',
    points: 100 as Points,
    worth: 100 as Fen,
    share: { numerator: 1, denominator: 2 },
  },
];

const ruleSet: RuleSet = sealRuleSet({
  version: 1,
  effectiveFrom: Date.parse('2020-01-01T00:00:00+08:00') as EpochMs,
  expiry: { mode: 'month-end', months: 12 },
  pendingDays: 0,
  rules,
});

/** Sets up a small chain with staff in every role, through the store module. */
export async function seedChain(store: Store): Promise<void> {
  const [home, far] = stores;
  const serving = (person: keyof typeof people, role: Role, place: StoreRecord | undefined): Staff => ({
    staffId: person,
    name: person,
    role,
    scope: place ? { kind: 'store', storeId: place.storeId } : { kind: 'chain' },
    store: place ?? null,
    openid: people[person],
    since: 0 as EpochMs,
    dismissedAt: null,
  });
  const staff = [
    serving('clerk', 'clerk', home),
    serving('colleague', 'clerk', home),
    serving('farClerk', 'clerk', far),
    serving('manager', 'manager', home),
    serving('marketer', 'marketer', undefined),
    serving('hq', 'hq', undefined),
    serving('finance', 'finance', undefined),
  ];
  await writeChain(store, { chain, stores, ruleSets: [ruleSet], staff });
}
