import { addMonths, businessDayOf } from '../business-day';
import { isExpired, type Account, type Milestone } from '../ledger/account';
import { billMember } from '../ledger/bill-member';
import { sumOfPoints } from '../ledger/post';
import type { Postings } from '../ledger/postings';
import { takeBack } from '../ledger/take-back';
import type { Reached } from '../points-rules/award';
import { activeFromOf, expiryOf } from '../points-rules/expiry';
import type { RuleSet } from '../points-rules/rule-set';
import type { BusinessDay, EpochMs, Points } from '../units';

interface Occasion {
  ruleSet: RuleSet;
  storeId: string;
  entity: string;
  at: EpochMs;
}

/** Gives what the milestones bring that a sale reached: points under a movement of their own, prizes as a note. */
export function reachMilestones(postings: Postings, facts: Occasion & { reached: readonly Reached[] }): void {
  const { ruleSet, reached, storeId, entity, at } = facts;
  for (const { milestone: name, ruleId, measure, over, reach, reward } of reached) {
    const lot = postings.account.seq + 1;
    const points = reward.kind === 'points' ? reward.points : (0 as Points);
    const repays = postings.repays(points);
    const remaining = (points - sumOfPoints(repays.map((debt) => debt.points))) as Points;
    const expiresAt = expiryOf(ruleSet.expiry, at);
    const kept: Milestone['reward'] = reward.kind === 'points' ? { ...reward, lot, expiresAt, entity } : reward;
    postings.post({
      kind: 'bonus',
      cause: { kind: 'milestone', milestone: name },
      ruleId,
      ruleSetVersion: ruleSet.version,
      storeId,
      entity,
      at,
      effects: {
        opens: {
          remaining,
          earnedAt: at,
          activeFrom: activeFromOf(ruleSet, at),
          expiresAt,
          entity,
        },
        repays,
        reaches: { name, measure, over, reach, at, reward: kept },
      },
    });
  }
}

/**
 * Takes back what milestones brought that no longer hold after a return. Of a month or a year that the account has begun to
 * forget nothing can be said, and its milestones stay. Returns those that are lost.
 *
 * @param expired how many points of each lot expired unused and forgave no claim yet
 */
export function loseMilestones(
  postings: Postings,
  facts: Omit<Occasion, 'ruleSet'> & { now: EpochMs; expired: ReadonlyMap<number, Points> },
): Milestone[] {
  const { storeId, entity, at, now, expired } = facts;
  const lost: Milestone[] = [];
  for (const milestone of postings.account.milestones) {
    if (stillHolds(milestone, postings.account)) continue;
    lost.push(milestone);
    const { reward, name } = milestone;
    const claims = reward.kind === 'points' ? [{ ...reward, siblings: [] }] : [];
    const { draws, owes, lapsed } = takeBack(postings, claims, expired, now);
    const effects = { draws, owes, loses: name };
    const gone = sumOfPoints(lapsed);
    postings.post({ kind: 'bonus-return', milestone: name, lapsed: gone, storeId, entity, at, effects });
  }
  return lost;
}

/** Whether a milestone's points may be asked for again although their time is over. */
export function asksForExpired(account: Account, now: EpochMs): boolean {
  return account.milestones.some(
    (milestone) =>
      milestone.reward.kind === 'points' && isExpired(milestone.reward, now) && isJudged(milestone, account),
  );
}

function stillHolds(milestone: Milestone, account: Account): boolean {
  if (!isJudged(milestone, account)) return true;
  const { measure, over, reach, at } = milestone;
  const then = billMember(account, at);
  return (measure === 'points' ? then.earned[over] : then.spent[over]) >= reach;
}

function isJudged({ over, at }: Milestone, account: Account): boolean {
  return over === 'lifetime' || remembers(account, businessDayOf(at).slice(0, over === 'year' ? 4 : 7));
}

/** Whether the account still has all days of a year or a month. */
function remembers(account: Account, period: string): boolean {
  const newest = account.spendDays[account.spendDays.length - 1]?.day;
  if (newest === undefined) return true;
  const firstDay = (period.length === 4 ? `${period}-01-01` : `${period}-01`) as BusinessDay;
  return addMonths(newest, -12) < firstDay;
}
