import { sumOf } from '../money';
import type { Fen } from '../units';
import type { Bill, BillLine, Verdict } from './bill';
import { SILENT } from './bill';
import type { Rule } from './rule-set';

/**
 * Lines of one category earn a share of the base on top, once together they reach a minimum: exactly the minimum is enough.
 * A bill without the category has missed nothing.
 */
export function categoryBonus(rule: Extract<Rule, { kind: 'category-bonus' }>, bill: Bill): Verdict {
  const { id: ruleId, category, extra, minimumSpend } = rule;
  const covers = (line: BillLine): boolean => line.category === category;
  const spent = sumOf(bill.lines.filter(covers).map((line) => line.paid));
  if (spent === 0) return SILENT;
  if (spent < minimumSpend) {
    const shortBy = (minimumSpend - spent) as Fen;
    return { kind: 'misses', missed: { ruleId, kind: 'category-bonus', category, extra, shortBy } };
  }
  return { kind: 'applies', because: { kind: 'category-bonus', category, spent, extra }, covers };
}
