import { sealRuleSet, type EpochMs, type Fen, type Points, type RuleSet } from '@vip-card/core';
import { TIERS } from './chain';

const DAY = 86_400_000;

/** The rules the chain began with, and the richer ones in force since half a year ago: old bills keep their own. */
export function demoRuleSets(now: EpochMs): RuleSet[] {
  const base = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } } as const;
  const expiry = { mode: 'month-end', months: 12 } as const;
  return [
    sealRuleSet({ version: 1, effectiveFrom: (now - 3 * 365 * DAY) as EpochMs, expiry, pendingDays: 0, rules: [base] }),
    sealRuleSet({
      version: 2,
      effectiveFrom: (now - 180 * DAY) as EpochMs,
      expiry,
      pendingDays: 0,
      rules: [
        base,
        ...TIERS.flatMap(({ tier }) => {
          const extra = EXTRA[tier];
          return extra
            ? [{ id: `tier-${tier}`, kind: 'tier-multiplier' as const, tier, extra, minimumSpend: 0 as Fen }]
            : [];
        }),
        {
          id: 'kidswear-double',
          kind: 'category-multiplier',
          category: 'kidswear',
          extra: { numerator: 1, denominator: 1 },
          minimumSpend: 300_00 as Fen,
        },
        {
          id: 'quiet-afternoons',
          kind: 'time-multiplier',
          weekdays: [2, 3],
          from: '14:00',
          until: '18:00',
          extra: { numerator: 1, denominator: 5 },
          minimumSpend: 0 as Fen,
        },
        { id: 'large-bill', kind: 'spend-bonus', points: 200 as Points, minimumSpend: 2_000_00 as Fen },
        {
          id: 'ten-thousand-a-year',
          kind: 'milestone',
          measure: 'spend',
          over: 'year',
          reach: 10_000_00,
          reward: { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' },
        },
        {
          id: 'points-as-money',
          kind: 'points-for-cash',
          points: 100 as Points,
          worth: 1_00 as Fen,
          share: { numerator: 1, denominator: 2 },
        },
      ],
    }),
  ];
}

const EXTRA = {
  linen: undefined,
  silver: { numerator: 1, denominator: 5 },
  gold: { numerator: 1, denominator: 2 },
  black: { numerator: 1, denominator: 1 },
};
