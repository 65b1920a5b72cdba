import { activeFromOf, expiryOf } from '../points-rules/expiry';
import { ruleSetInForce } from '../points-rules/in-force';
import type { RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import type { Role } from '../staff';
import type { EpochMs, MemberNo, Points } from '../units';
import { spendablePoints, type Account } from './account';
import type { AdjustmentReason, Movement } from './movement';
import { sumOfPoints } from './post';
import { Postings } from './postings';

/** Points to be given or taken by hand. `proposed` waits for a second person; nothing has moved then. */
export interface Adjustment {
  adjustmentId: string;
  memberNo: MemberNo;
  /** Signed. */
  points: Points;
  reason: AdjustmentReason;
  note: string;
  storeId: string;
  entity: string;
  proposedBy: { staffId: string; name: string; role: Role };
  proposedAt: EpochMs;
  state: 'proposed' | 'carried-out' | 'declined';
  decidedBy: { staffId: string; name: string } | null;
  decidedAt: EpochMs | null;
}

export type AdjustmentRefusal =
  | { code: 'points_short'; available: Points; asked: Points }
  | { code: 'no_rules_in_force'; at: EpochMs }
  | { code: 'second_person_required' }
  | { code: 'adjustment_decided'; state: 'carried-out' | 'declined' };

/** Whether somebody may decide on a proposal: not who made it, and not twice. */
export function mayDecide(adjustment: Adjustment, staffId: string): Result<null, AdjustmentRefusal> {
  if (adjustment.state !== 'proposed') return refuse({ code: 'adjustment_decided', state: adjustment.state });
  return adjustment.proposedBy.staffId === staffId ? refuse({ code: 'second_person_required' }) : accept(null);
}

/**
 * Carries an adjustment out. What is given repays points owed first and lives as long as points earned now; what is taken
 * comes out of the active lots, and is refused when they hold less: nobody is put into debt by hand.
 */
export function decideAdjustment(facts: {
  account: Account;
  adjustment: Adjustment;
  approvedBy: string | null;
  ruleSets: readonly RuleSet[];
  now: EpochMs;
}): Result<{ movements: Movement[]; account: Account; pointsAfter: Points }, AdjustmentRefusal> {
  const { adjustment, now } = facts;
  const { points, storeId, entity, adjustmentId, reason, note } = adjustment;
  const ruleSet = ruleSetInForce(facts.ruleSets, now);
  if (!ruleSet) return refuse({ code: 'no_rules_in_force', at: now });
  const postings = new Postings(facts.account, now);
  const available = spendablePoints(postings.account, now);
  if (points < 0 && available + points < 0) {
    return refuse({ code: 'points_short', available, asked: (0 - points) as Points });
  }
  const repays = points > 0 ? postings.repays(points) : [];
  const remaining = (points - sumOfPoints(repays.map((debt) => debt.points))) as Points;
  const lot = {
    earnedAt: now,
    activeFrom: activeFromOf({ pendingDays: 0 }, now),
    expiresAt: expiryOf(ruleSet.expiry, now),
  };
  postings.post({
    kind: 'adjust',
    at: now,
    storeId,
    entity,
    adjustmentId,
    reason,
    note,
    by: adjustment.proposedBy.staffId,
    approvedBy: facts.approvedBy,
    effects: points > 0 ? { opens: { ...lot, remaining, entity }, repays } : { draws: postings.take(0 - points) },
  });
  const { movements, account } = postings;
  return accept({ movements, account, pointsAfter: spendablePoints(account, now) });
}
