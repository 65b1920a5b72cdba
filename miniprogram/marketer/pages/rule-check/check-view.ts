import type { ReEvaluatedBill } from '@vip-card/core';
import { bill } from '../../../copy/figures';
import { awardRows, type AwardRows } from '../../rules/award-rows';
import type { RuleWording } from '../../rules/names';

export interface CheckView {
  when: string;
  tier: string;
  tierName: string;
  lines: { label: string; amount: string }[];
  given: AwardRows & { version: string };
  /** Whether the rules of then make the same of it; `alone` for what cannot be evaluated by itself. */
  verdict: { kind: 'agrees' | 'differs' | 'alone'; sentence: string };
  /** What the rules of then make of it, where that is not what was given. */
  again: AwardRows | null;
  today: (AwardRows & { version: string }) | null;
}

/** A bill as it was, what it was given, and what the rules make of it. */
export function checkView(found: ReEvaluatedBill, wording: RuleWording): CheckView {
  const { marketer, main, category } = wording;
  const { check: words } = marketer;
  const { given, again, today, worth } = found;
  const kind = !again ? 'alone' : again.agrees ? 'agrees' : 'differs';
  return {
    when: words.when(found.at, found.store),
    tier: found.tier,
    tierName: main.tiers[found.tier],
    lines: [
      ...found.lines.map((line) => ({ label: line.name ?? category(line.category), amount: bill(line.paid) })),
      ...(worth > 0 ? [{ label: words.byPoints, amount: bill((0 - worth) as typeof worth) }] : []),
      { label: words.paid, amount: bill((found.paid - worth) as typeof worth) },
    ],
    given: { ...awardRows(given, wording), version: main.rules.version(given.ruleSetVersion) },
    verdict: { kind, sentence: words[kind] },
    again: again && !again.agrees ? awardRows(again.award, wording) : null,
    today: today && { ...awardRows(today, wording), version: main.rules.version(today.ruleSetVersion) },
  };
}
