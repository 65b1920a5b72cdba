import { sealRuleSet, type EpochMs, type Fen, type RuleSet } from '@vip-card/core';
import { TIERS } from './chain';

const DAY = 86_400_000;

/** The rules the chain began with, and the richer ones in force since half a year ago: old bills keep their own. */
export function demoRuleSets(now: EpochMs): RuleSet[] {
  const base = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } } as const;
  const expiry = { mode: 'month-end', months: 12 } as const;
  return [
    sealRuleSet({ version: 1, effectiveFrom: (now - 3 * 365 * DAY) as EpochMs, expiry, rules: [base] }),
    sealRuleSet({
      version: 2,
      effectiveFrom: (now - 180 * DAY) as EpochMs,
      expiry,
      rules: [
        base,
        ...TIERS.flatMap(({ tier }) => {
          const extra = EXTRA[tier];
          return extra ? [{ id: `tier-${tier}`, kind: 'tier-multiplier' as const, tier, extra }] : [];
        }),
        {
          id: 'kidswear-double',
          kind: 'category-bonus',
          category: 'kidswear',
          extra: { numerator: 1, denominator: 1 },
          minimumSpend: 300_00 as Fen,
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
