import { wholeBillMultiplier } from './multiplier';
import type { Multiplier, RuleOf } from './rule-at-work';
import { monthNumberOf, monthOfYear } from './wall-clock';

/** The month of a member's birthday earns a share of the base on top; who has not told her birthday has missed nothing. */
export function birthdayMultiplier(rule: RuleOf<'birthday-multiplier'>): Multiplier {
  const { id: ruleId, kind, extra } = rule;
  return wholeBillMultiplier(rule, {
    isFor: ({ at, member }) => member.birthMonth !== null && member.birthMonth === monthOfYear(monthNumberOf(at)),
    because: { kind, extra },
    missed: (shortBy) => ({ ruleId, kind, extra, shortBy }),
  });
}
