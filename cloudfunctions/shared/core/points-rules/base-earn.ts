import { sumOf } from '../money';
import type { Bill, Verdict } from './bill';
import { SILENT } from './bill';
import type { Rule } from './rule-set';

/** So many points for each yuan of every line. */
export function baseEarn(rule: Extract<Rule, { kind: 'base-earn' }>, bill: Bill): Verdict {
  const spent = sumOf(bill.lines.map((line) => line.paid));
  if (spent === 0) return SILENT;
  return { kind: 'applies', because: { kind: 'base-earn', spent, perYuan: rule.perYuan }, covers: () => true };
}
