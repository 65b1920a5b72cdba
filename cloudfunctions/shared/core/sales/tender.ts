import { spendablePoints } from '../ledger/account';
import type { Draw } from '../ledger/movement';
import type { Postings } from '../ledger/postings';
import { sumOf } from '../money';
import { pointsFor, redeemable, redeemRuleOf, worthOf } from '../points-rules/points-for-cash';
import type { RuleSet } from '../points-rules/rule-set';
import { accept, refuse, type Result } from '../result';
import type { EpochMs, Fen, Points } from '../units';

/** The part of a bill that points paid, and the lots they came from, in the order in which they were taken. */
export interface PointsTender {
  points: Points;
  worth: Fen;
  draws: Draw[];
}

export type TenderRefusal =
  | { code: 'redeeming_not_offered' }
  | { code: 'redeeming_needs_network'; occurredAt: EpochMs }
  | { code: 'points_short'; available: Points; asked: Points }
  | { code: 'redeeming_above_cap'; maximumPoints: Points; maximumWorth: Fen };

/** A sale that is settled this much later was made without network, and such a till never redeems. */
const SETTLED_LATER_MS = 10 * 60_000;

/**
 * Decides what points pay of a bill: to the fen, never more than the rules' share of it, and never a point without effect:
 * of the points that the member wants to use, those are taken that their worth needs. Null when she wants to use none, or
 * so few that they are worth nothing.
 */
export function decideTender(
  ruleSet: RuleSet,
  wanted: { lines: readonly { paid: Fen }[]; points: Points; occurredAt: EpochMs; now: EpochMs },
  postings: Pick<Postings, 'take' | 'account'>,
): Result<PointsTender | null, TenderRefusal> {
  const { points: asked, occurredAt, now } = wanted;
  if (asked === 0) return accept(null);
  const rule = redeemRuleOf(ruleSet);
  if (!rule) return refuse({ code: 'redeeming_not_offered' });
  if (occurredAt < now - SETTLED_LATER_MS) return refuse({ code: 'redeeming_needs_network', occurredAt });
  const available = spendablePoints(postings.account, now);
  if (asked > available) return refuse({ code: 'points_short', available, asked });
  const paid = sumOf(wanted.lines.map((line) => line.paid));
  const most = redeemable(rule, { paid, points: available });
  if (asked > most.points && worthOf(rule, asked) > most.worth) {
    return refuse({ code: 'redeeming_above_cap', maximumPoints: most.points, maximumWorth: most.worth });
  }
  const worth = Math.min(worthOf(rule, asked), most.worth) as Fen;
  if (worth === 0) return accept(null);
  const points = pointsFor(rule, worth);
  return accept({ points, worth, draws: postings.take(points) });
}
