import type { EpochMs } from '../units';
import type { Milestone, RuleOf } from './rule-at-work';
import { monthNumberOf, monthOfYear, yearOf } from './wall-clock';

/**
 * Reached once what a member has earned or spent, this bill included, comes to `reach`: exactly that is enough. It has a
 * name for each period, and is reached once under each name.
 */
export function milestone(rule: RuleOf<'milestone'>): Milestone {
  const { id: ruleId, measure, over, reach, reward } = rule;
  return {
    does: 'milestone',
    reachedBy({ at, member }, gained) {
      const figure = measure === 'points' ? member.earned[over] + gained.points : member.spent[over] + gained.spent;
      if (!(figure >= reach)) return undefined;
      const name = `${ruleId}@${periodOf(over, at)}`;
      return member.milestones.includes(name) ? undefined : { milestone: name, ruleId, measure, over, reach, reward };
    },
  };
}

/** `lifetime`, `2026` or `2026-11`. */
function periodOf(over: RuleOf<'milestone'>['over'], at: EpochMs): string {
  if (over === 'lifetime') return over;
  const month = monthNumberOf(at);
  const year = String(yearOf(month)).padStart(4, '0');
  return over === 'year' ? year : `${year}-${String(monthOfYear(month)).padStart(2, '0')}`;
}
