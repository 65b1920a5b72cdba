import type { Fen, Points, Rule, RuleDraft } from '@vip-card/core';
import { wholeIn, type Field } from './field';
import type { Places } from './rule-fields';

/**
 * The kinds that HQ may add: those whose facts the cloud has today. Birthdays, segments, surveys, check-ins and coupons it
 * has not: their rules would promise what nobody gets.
 */
export const ADDABLE = [
  'base-earn',
  'tier-multiplier',
  'category-multiplier',
  'store-multiplier',
  'channel-multiplier',
  'time-multiplier',
  'spend-bonus',
  'first-purchase-bonus',
  'event-bonus',
  'bill-cap',
  'day-cap',
  'period-cap',
  'category-exclusion',
  'discount-exclusion',
  'milestone',
  'points-for-cash',
] as const satisfies readonly Rule['kind'][];

export type AddableKind = (typeof ADDABLE)[number];

/** What may be added to a draft: of base rules and ways to pay with points there is one. */
export function addable({ rules }: RuleDraft): AddableKind[] {
  const has = (kind: Rule['kind']): boolean => rules.some((rule) => rule.kind === kind);
  return ADDABLE.filter((kind) => (kind !== 'base-earn' && kind !== 'points-for-cash') || !has(kind));
}

/** The draft with another rule at its end, modest enough to do little harm as it is. */
export function withRule(draft: RuleDraft, kind: AddableKind, places: Places): RuleDraft {
  const used = new Set(draft.rules.map(({ id }) => id));
  let id: string = kind;
  for (let count = 2; used.has(id); count += 1) id = `${kind}-${String(count)}`;
  return { ...draft, rules: [...draft.rules, newRule(kind, id, places)] };
}

function newRule(kind: AddableKind, id: string, { tiers, categories, stores }: Places): Rule {
  const more = { id, extra: { numerator: 1, denominator: 10 }, minimumSpend: 0 as Fen };
  const points = 100 as Points;
  const category = categories[0] ?? '';
  switch (kind) {
    case 'base-earn':
      return { id, kind, perYuan: { numerator: 1, denominator: 1 } };
    case 'tier-multiplier':
      return { ...more, kind, tier: tiers[1] ?? 'silver' };
    case 'category-multiplier':
      return { ...more, kind, category };
    case 'store-multiplier':
      return { ...more, kind, storeIds: stores.slice(0, 1) };
    case 'channel-multiplier':
      return { ...more, kind, channel: 'store' };
    case 'time-multiplier':
      return { ...more, kind, weekdays: [1], from: '10:00', until: '12:00' };
    case 'spend-bonus':
      return { id, kind, points, minimumSpend: 100_000 as Fen };
    case 'first-purchase-bonus':
      return { id, kind, points, minimumSpend: 0 as Fen };
    case 'event-bonus':
      return { id, kind, event: 'join', points };
    case 'bill-cap':
    case 'day-cap':
      return { id, kind, points: 10_000 as Points };
    case 'period-cap':
      return { id, kind, period: 'month', points: 10_000 as Points };
    case 'category-exclusion':
      return { id, kind, categories: [category] };
    case 'discount-exclusion':
      return { id, kind, below: { numerator: 1, denominator: 2 } };
    case 'milestone':
      return { id, kind, measure: 'spend', over: 'year', reach: 1_000_000, reward: { kind: 'points', points } };
    case 'points-for-cash':
      return { id, kind, points, worth: 100 as Fen, share: { numerator: 1, denominator: 2 } };
  }
}

export function withoutRule(draft: RuleDraft, at: number): RuleDraft {
  return { ...draft, rules: draft.rules.filter((_, index) => index !== at) };
}

export function withChangedRule(draft: RuleDraft, at: number, rule: Rule): RuleDraft {
  return { ...draft, rules: draft.rules.map((each, index) => (index === at ? rule : each)) };
}

/** The draft with a rule one place further up (-1) or down (1); as it was at either end. */
export function withMovedRule(draft: RuleDraft, at: number, by: 1 | -1): RuleDraft {
  const [one, other] = [draft.rules[at], draft.rules[at + by]];
  if (!one || !other) return draft;
  const swapped = draft.rules.map((rule, index) => (index === at ? other : index === at + by ? one : rule));
  return { ...draft, rules: swapped };
}

type Expiry = RuleDraft['expiry'];

const BEGUN: Record<Expiry['mode'], Expiry> = {
  never: { mode: 'never' },
  days: { mode: 'days', days: 365 },
  'month-end': { mode: 'month-end', months: 12 },
  'year-end': { mode: 'year-end', years: 1 },
};

/** How long points live, and how long they wait. */
export function lifeFields(draft: RuleDraft): Field<RuleDraft>[] {
  const { expiry, pendingDays } = draft;
  const span = spanOf(expiry);
  return [
    {
      key: 'expiry',
      as: 'choice',
      options: ['month-end', 'days', 'year-end', 'never'],
      chosen: expiry.mode,
      write: (mode) => (mode === expiry.mode ? draft : { ...draft, expiry: BEGUN[mode as Expiry['mode']] }),
    },
    ...(span
      ? [
          {
            key: span.key,
            as: 'typed' as const,
            unit: span.unit,
            text: String(span.value),
            write: (text: string) => {
              const value = wholeIn(text, 0, span.most);
              return value === undefined ? undefined : { ...draft, expiry: span.put(value) };
            },
          },
        ]
      : []),
    {
      key: 'pendingDays',
      as: 'typed',
      unit: 'days',
      text: String(pendingDays),
      write(text) {
        const days = wholeIn(text, 0, 365);
        return days === undefined ? undefined : { ...draft, pendingDays: days };
      },
    },
  ];
}

function spanOf(expiry: Expiry) {
  switch (expiry.mode) {
    case 'never':
      return undefined;
    case 'days':
      return {
        key: 'expiryDays' as const,
        unit: 'days' as const,
        value: expiry.days,
        most: 3660,
        put: (days: number): Expiry => ({ mode: 'days', days }),
      };
    case 'month-end':
      return {
        key: 'expiryMonths' as const,
        unit: 'months' as const,
        value: expiry.months,
        most: 120,
        put: (months: number): Expiry => ({ mode: 'month-end', months }),
      };
    case 'year-end':
      return {
        key: 'expiryYears' as const,
        unit: 'years' as const,
        value: expiry.years,
        most: 10,
        put: (years: number): Expiry => ({ mode: 'year-end', years }),
      };
  }
}
