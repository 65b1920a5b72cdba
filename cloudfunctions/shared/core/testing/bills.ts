import type { Bill, BillMember } from '../points-rules/bill';
import { compileRuleSet } from '../points-rules/compile';
import type { Award } from '../points-rules/award';
import type { Rule } from '../points-rules/rule-set';
import type { EpochMs, Fen, Points } from '../units';

/** A member who has just joined and about whom nothing is known. */
export const newMember: BillMember = {
  tier: 'linen',
  birthMonth: null,
  segments: [],
  purchases: 0,
  earned: { day: 0 as Points, month: 0 as Points, year: 0 as Points, lifetime: 0 as Points },
  spent: { month: 0 as Fen, year: 0 as Fen, lifetime: 0 as Fen },
  milestones: [],
};

/** A bill paid in a store on a Saturday afternoon, its lines sold at list price; `of` says what is different. */
export function bill(lines: readonly [category: string, paid: number][], of: Partial<Bill> = {}): Bill {
  return {
    lines: lines.map(([category, paid]) => ({ category, list: paid as Fen, paid: paid as Fen })),
    at: Date.parse('2026-11-21T14:00:00+08:00') as EpochMs,
    storeId: 'jingan',
    channel: 'store',
    member: newMember,
    ...of,
  };
}

/** What some rules make of a bill. */
export function awardOf(rules: Rule[], of: Bill): Award {
  return compileRuleSet({ version: 12, rules })(of);
}

export function perYuan(numerator: number, denominator = 1): Rule {
  return { id: 'base', kind: 'base-earn', perYuan: { numerator, denominator } };
}
