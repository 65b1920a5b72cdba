import { pointsForEvent } from '../points-rules/event-bonus';
import { activeFromOf, expiryOf } from '../points-rules/expiry';
import { ruleSetInForce } from '../points-rules/in-force';
import type { MemberEvent, RuleSet } from '../points-rules/rule-set';
import type { EpochMs, Points } from '../units';
import type { Account } from './account';
import type { Movement } from './movement';
import { sumOfPoints } from './post';
import { Postings } from './postings';

/** What a member may do again and again and be rewarded each time. */
const EACH_TIME: readonly MemberEvent[] = ['check-in'];

/**
 * Gives what the rules promise for something else than buying: joining, a complete profile. Once in a membership, and no
 * movement when nothing is promised.
 */
export function decideEventPoints(facts: {
  account: Account;
  event: MemberEvent;
  ruleSets: readonly RuleSet[];
  storeId: string;
  /** Who issues the points. */
  entity: string;
  now: EpochMs;
}): { movements: Movement[]; account: Account } {
  const { account, event, storeId, entity, now } = facts;
  const ruleSet = ruleSetInForce(facts.ruleSets, now);
  const rule = ruleSet?.rules.find((each) => each.kind === 'event-bonus' && each.event === event);
  const given = account.rewarded.includes(event) && !EACH_TIME.includes(event);
  if (!ruleSet || !rule || given) return { movements: [], account };
  const postings = new Postings(account, now);
  const points = pointsForEvent(ruleSet, event);
  const repays = postings.repays(points);
  const remaining = (points - sumOfPoints(repays.map((debt) => debt.points))) as Points;
  postings.post({
    kind: 'bonus',
    cause: { kind: 'event', event },
    ruleId: rule.id,
    ruleSetVersion: ruleSet.version,
    storeId,
    entity,
    at: now,
    effects: {
      opens: {
        remaining,
        earnedAt: now,
        activeFrom: activeFromOf({ pendingDays: 0 }, now),
        expiresAt: expiryOf(ruleSet.expiry, now),
        entity,
      },
      repays,
      rewards: event,
    },
  });
  return { movements: postings.movements, account: postings.account };
}
