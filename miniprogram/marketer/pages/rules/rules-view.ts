import { compileRuleSet, type Fen, type Points, type RuleSet, type TierName } from '@vip-card/core';
import type { MarketerCopy } from '../../copy/index';
import { sayRule } from '../../copy/rule-words';

export interface RulesView {
  version: string;
  since: string;
  rules: { id: string; sentence: string }[];
  examples: { tier: TierName; name: string; points: string }[];
  expiry: string;
  proof: string;
}

const hundredYuan = 10_000 as Fen;
const tiers: readonly TierName[] = ['linen', 'silver', 'gold', 'black'];

/** The rule set in words, and what the engine itself makes of a hundred yuan under it. */
export function rulesView(
  ruleSet: RuleSet,
  category: (id: string) => string,
  tierNames: Record<TierName, string>,
  { rules: words }: MarketerCopy,
): RulesView {
  const names = { category, tier: (tier: TierName) => tierNames[tier] };
  return {
    version: words.version(ruleSet.version),
    since: words.since(ruleSet.effectiveFrom),
    rules: ruleSet.rules.map((rule) => ({ id: rule.id, sentence: sayRule(words.sentences, rule, names) })),
    examples: tiers.map((tier) => ({
      tier,
      name: tierNames[tier],
      points: words.baseExample(pointsOfHundred(ruleSet, tier)),
    })),
    expiry: words.expiryMode(ruleSet.expiry),
    proof: ruleSet.hash.slice(0, 12),
  };
}

/**
 * A hundred yuan of a category that no rule names, outside special hours, to a member of whom nothing else is known: what
 * anybody of the tier may count on.
 */
function pointsOfHundred(ruleSet: RuleSet, tier: TierName): Points {
  const [points, fen] = [0 as Points, 0 as Fen];
  const rules = ruleSet.rules.filter(({ kind }) => kind !== 'time-multiplier');
  return compileRuleSet({ version: ruleSet.version, rules })({
    lines: [{ category: '', list: hundredYuan, paid: hundredYuan }],
    at: ruleSet.effectiveFrom,
    storeId: '',
    channel: 'store',
    member: {
      tier,
      birthMonth: null,
      segments: [],
      purchases: 1,
      earned: { day: points, month: points, year: points, lifetime: points },
      spent: { month: fen, year: fen, lifetime: fen },
      milestones: [],
    },
  }).total;
}
