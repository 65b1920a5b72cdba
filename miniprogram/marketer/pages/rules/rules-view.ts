import { engineOf, type Fen, type Points, type Rule, type RuleSet, type TierName } from '@vip-card/core';
import type { MarketerCopy } from '../../copy/index';

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
  const say = (rule: Rule): string => {
    if (rule.kind === 'base-earn') return words.base(rule.perYuan);
    if (rule.kind === 'tier-multiplier') return words.tier(tierNames[rule.tier], rule.extra);
    return words.category(category(rule.category), rule.extra, rule.minimumSpend);
  };
  return {
    version: words.version(ruleSet.version),
    since: words.since(ruleSet.effectiveFrom),
    rules: ruleSet.rules.map((rule) => ({ id: rule.id, sentence: say(rule) })),
    examples: tiers.map((tier) => ({
      tier,
      name: tierNames[tier],
      points: words.baseExample(pointsOfHundred(ruleSet, tier)),
    })),
    expiry: words.expiryMode(ruleSet.expiry),
    proof: ruleSet.hash.slice(0, 12),
  };
}

/** A hundred yuan of a category that no rule names. */
function pointsOfHundred(ruleSet: RuleSet, tier: TierName): Points {
  return engineOf(ruleSet)({ lines: [{ category: '', paid: hundredYuan }], tier }).total;
}
