import type { CounterPurchase, EpochMs, Fen, MemberNo, Points, RuleSet, ScanSession } from '@vip-card/core';
import { zhCn as main } from '../../copy/zh-cn';
import type { Words } from '../counter/customer-line';
import type { QueuedSale } from '../counter/sale-queue';
import { zhCn as clerk } from '../copy/zh-cn';

/** What a page of the counter is tested with: the Chinese sentences, and a customer before it. */
export const words: Words = { main, clerk };

export const categoryName = (id: string): string => ({ womenswear: '女装', kidswear: '童装' })[id] ?? id;

export const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;

const rules: RuleSet = {
  version: 12,
  effectiveFrom: 0 as EpochMs,
  expiry: { mode: 'never' },
  pendingDays: 0,
  hash: '',
  rules: [
    { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } },
    {
      id: 'gold',
      kind: 'tier-multiplier',
      tier: 'gold',
      extra: { numerator: 1, denominator: 2 },
      minimumSpend: 0 as Fen,
    },
    {
      id: 'kids',
      kind: 'category-multiplier',
      category: 'kidswear',
      extra: { numerator: 1, denominator: 1 },
      minimumSpend: 30000 as Fen,
    },
  ],
};

/** The same, and 100 points are 1 yuan, for at most half of a bill. */
export const payingRules: RuleSet = {
  ...rules,
  rules: [
    ...rules.rules,
    {
      id: 'pay',
      kind: 'points-for-cash',
      points: 100 as Points,
      worth: 100 as Fen,
      share: { numerator: 1, denominator: 2 },
    },
  ],
};

export const session: ScanSession = {
  session: 'jingan:zhou:80261148',
  expiresAt: at('2026-11-21T06:19:00Z'),
  proof: 'code',
  rules,
  member: {
    memberNo: 80261148 as MemberNo,
    name: '林知夏',
    maskedPhone: '138****6207',
    tier: 'gold',
    points: 2486 as Points,
    owed: 0 as Points,
    storeId: 'jingan',
    bill: {
      tier: 'gold',
      birthMonth: null,
      segments: [],
      purchases: 9,
      earned: { day: 0 as Points, month: 0 as Points, year: 0 as Points, lifetime: 0 as Points },
      spent: { month: 0 as Fen, year: 0 as Fen, lifetime: 0 as Fen },
      milestones: [],
    },
    joinedAt: at('2024-03-01T02:00:00Z'),
    lastVisitAt: at('2026-11-14T08:20:00Z'),
    purchasesInYear: 9,
    sizes: [{ category: 'womenswear', size: 'M' }],
    colours: ['白', '燕麦色'],
    recentPurchases: [
      {
        receipt: '0931',
        at: at('2026-11-14T08:20:00Z'),
        store: '静安店',
        paid: 85600 as Fen,
        refunded: 0 as Fen,
        lines: [
          { category: 'womenswear', name: '亚麻衬衫', quantity: 1, list: 39800 as Fen, paid: 39800 as Fen },
          { category: 'womenswear', quantity: 2, list: 45800 as Fen, paid: 45800 as Fen },
        ],
      },
    ],
  },
};

/** A shirt, and two other pieces of which one came back. */
export const purchase: CounterPurchase = {
  id: 'jingan:0931',
  receipt: '0931',
  at: at('2026-11-14T08:20:00Z'),
  storeId: 'jingan',
  store: '静安店',
  channel: 'store',
  lines: [
    {
      category: 'womenswear',
      name: '亚麻衬衫',
      size: 'M',
      quantity: 1,
      list: 39800 as Fen,
      paid: 39800 as Fen,
      returned: 0,
    },
    { category: 'womenswear', quantity: 2, list: 45800 as Fen, paid: 45800 as Fen, returned: 1 },
  ],
  paid: 85600 as Fen,
  worth: 0 as Fen,
  redeemed: 0 as Points,
  award: {
    ruleSetVersion: 12,
    total: 1284 as Points,
    applied: [],
    missed: [],
    cuts: [],
    excluded: [],
    bonuses: [],
    reached: [],
    shares: [597, 687] as Points[],
  },
  refunded: 22900 as Fen,
  reversed: 343 as Points,
  voidedAt: null,
  exchangeFor: null,
  left: 62700 as Fen,
  voidable: 'no',
};

/** A bill of hers that the phone keeps. */
export const queuedSale: QueuedSale = {
  request: {
    requestId: 'r1',
    session: session.session,
    lines: [{ category: 'womenswear', quantity: 1, list: 52600 as Fen, paid: 52600 as Fen }],
    occurredAt: at('2026-11-21T03:05:00Z'),
  },
  sentAs: [],
  member: session.member,
  paid: 52600 as Fen,
  points: 789 as Points,
  waits: null,
  asideAt: null,
  settled: null,
};
