import type { Fen, Points } from '../units';
import { ceilingOfPart, floorOfPart } from './exact';
import type { RuleOf } from './rule-at-work';
import type { RuleSet } from './rule-set';

export type RedeemRule = RuleOf<'points-for-cash'>;

/** By which rule points pay at the till; undefined where they do not. A rule set holds at most one. */
export function redeemRuleOf(ruleSet: Pick<RuleSet, 'rules'>): RedeemRule | undefined {
  return ruleSet.rules.find((rule) => rule.kind === 'points-for-cash');
}

/** What so many points pay, in whole fen: what is less than a fen pays nothing. */
export function worthOf(rule: RedeemRule, points: Points): Fen {
  return floorOfPart(points, rule.worth, rule.points) as Fen;
}

/** The fewest points that pay so many fen. */
export function pointsFor(rule: RedeemRule, worth: Fen): Points {
  return ceilingOfPart(worth, rule.points, rule.worth) as Points;
}

/**
 * The most that may be paid with points on a bill of `paid` fen by somebody who has so many points, to the fen, and the
 * points it takes: the fewest, so that none is taken without effect.
 */
export function redeemable(rule: RedeemRule, bill: { paid: Fen; points: Points }): { worth: Fen; points: Points } {
  const most = floorOfPart(bill.paid, rule.share.numerator, rule.share.denominator);
  const worth = Math.max(Math.min(most, worthOf(rule, bill.points)), 0) as Fen;
  return { worth, points: pointsFor(rule, worth) };
}
