import type { Bill, BillLine, BillMember, EpochMs, Fen, Points, Ratio, Rule, TierName } from '@vip-card/core';
import { seededRandom, type Random } from '../demo/random';

const part = (numerator: number, denominator: number): Ratio => ({ numerator, denominator });
const fen = (amount: number): Fen => amount as Fen;

/** A chain's ten rules, as both engines know them. */
export const TEN_RULES: Rule[] = [
  { id: 'base', kind: 'base-earn', perYuan: part(1, 1) },
  { id: 'silver', kind: 'tier-multiplier', tier: 'silver', extra: part(1, 5), minimumSpend: fen(0) },
  { id: 'gold', kind: 'tier-multiplier', tier: 'gold', extra: part(1, 2), minimumSpend: fen(0) },
  { id: 'black', kind: 'tier-multiplier', tier: 'black', extra: part(1, 1), minimumSpend: fen(0) },
  { id: 'kids', kind: 'category-multiplier', category: 'kidswear', extra: part(1, 1), minimumSpend: fen(300_00) },
  {
    id: 'weekend',
    kind: 'time-multiplier',
    weekdays: [6, 7],
    from: '10:00',
    until: '22:00',
    extra: part(1, 10),
    minimumSpend: fen(200_00),
  },
  { id: 'birthday', kind: 'birthday-multiplier', extra: part(1, 1), minimumSpend: fen(0) },
  { id: 'returning', kind: 'segment-multiplier', segment: 'returning', extra: part(1, 4), minimumSpend: fen(500_00) },
  { id: 'large', kind: 'spend-bonus', points: 200 as Points, minimumSpend: fen(1_000_00) },
  { id: 'first', kind: 'first-purchase-bonus', points: 88 as Points, minimumSpend: fen(0) },
];

const CATEGORIES = ['womenswear', 'kidswear', 'outerwear', 'accessories'];
const TIERS: TierName[] = ['linen', 'silver', 'gold', 'black'];
const MONDAY = Date.parse('2026-11-16T00:00:00+08:00');
const MINUTES_OF_A_WEEK = 7 * 24 * 60;

/** Bills of one to three lines (or of as many as asked for), by all kinds of members, at any minute of a week. */
export function someBills(count: number, lines?: number): Bill[] {
  const random = seededRandom(20260101);
  return Array.from({ length: count }, () => ({
    lines: Array.from({ length: lines ?? random.between(1, 3) }, () => someLine(random)),
    at: (MONDAY + random.between(0, MINUTES_OF_A_WEEK - 1) * 60_000) as EpochMs,
    storeId: 'jingan',
    channel: 'store' as const,
    member: someMember(random),
  }));
}

function someLine(random: Random): BillLine {
  const list = random.between(19_00, 899_00);
  return { category: random.pick(CATEGORIES), list: fen(list), paid: fen(list - random.between(0, list >> 2)) };
}

function someMember(random: Random): BillMember {
  const [points, money] = [0 as Points, fen(0)];
  return {
    tier: random.pick(TIERS),
    birthMonth: random.chance(0.7) ? random.between(1, 12) : null,
    segments: random.chance(0.3) ? ['returning'] : [],
    purchases: random.between(0, 9),
    earned: { day: points, month: points, year: points, lifetime: points },
    spent: { month: money, year: money, lifetime: money },
    milestones: [],
  };
}
