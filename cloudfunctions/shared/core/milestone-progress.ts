import type { MilestoneProgress } from './actions/points';
import { businessDayOf } from './business-day';
import type { Account } from './ledger/account';
import { billMember } from './ledger/bill-member';
import type { RuleSet } from './points-rules/rule-set';
import type { EpochMs } from './units';

/** How far a member is with each milestone of a rule set, in the rules' order. */
export function milestoneProgress(account: Account, ruleSet: RuleSet, now: EpochMs): MilestoneProgress[] {
  const member = billMember(account, now);
  return ruleSet.rules.flatMap((rule) => {
    if (rule.kind !== 'milestone') return [];
    const { id: ruleId, measure, over, reach, reward } = rule;
    const reached = account.milestones.find(({ name }) => name === `${ruleId}@${periodOf(over, now)}`);
    const progress = measure === 'points' ? member.earned[over] : member.spent[over];
    return [{ ruleId, measure, over, reach, progress, reward, reachedAt: reached?.at ?? null }];
  });
}

/** The period that runs now, as milestones are named by it. */
function periodOf(over: MilestoneProgress['over'], now: EpochMs): string {
  return over === 'lifetime' ? over : businessDayOf(now).slice(0, over === 'year' ? 4 : 7);
}
