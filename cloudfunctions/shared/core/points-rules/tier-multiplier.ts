import type { Bill, Verdict } from './bill';
import { SILENT } from './bill';
import type { Rule } from './rule-set';

/** A tier earns a share of the base on top, on every line. */
export function tierMultiplier(rule: Extract<Rule, { kind: 'tier-multiplier' }>, bill: Bill): Verdict {
  if (bill.tier !== rule.tier || bill.lines.every((line) => line.paid === 0)) return SILENT;
  const because = { kind: 'tier-multiplier', tier: rule.tier, extra: rule.extra } as const;
  return { kind: 'applies', because, covers: () => true };
}
