import { MAXIMUM_AMOUNT } from '../money';
import type { Fen, Points } from '../units';
import type { Award, Cut, Excluded, Reached } from './award';
import type { Bill, BillLine } from './bill';
import { ask, type Earning } from './claims';
import type { Desk } from './desk';
import type { Cap, Exclusion, Milestone } from './rule-at-work';
import { spread, spreadInProportion, wholePart } from './spread';

/** A rule set by what its rules do, each part in the rules' order. */
export interface Plan {
  version: number;
  denominator: number;
  exclusions: readonly Exclusion[];
  earning: readonly Earning[];
  caps: readonly Cap[];
  milestones: readonly Milestone[];
}

/** Most awards have no cut, nothing excluded and no milestone: they share one empty list, which nobody can add to. */
const NONE = Object.freeze([]) as unknown as never[];

/**
 * The points of a bill under a plan, explained. A till asks with every key that is pressed, and a dry run for all bills of a
 * year: this path is written in loops, and makes nothing that the award does not keep.
 */
export function evaluate(plan: Plan, bill: Bill, desk: Desk<Earning>): Award {
  const { denominator } = plan;
  const { lines } = bill;
  const award: Award = {
    ruleSetVersion: plan.version,
    total: 0 as Points,
    applied: NONE,
    missed: NONE,
    cuts: NONE,
    excluded: NONE,
    bonuses: NONE,
    reached: NONE,
    shares: NONE,
  };
  desk.clear(lines.length);
  const paid = count(lines, desk);
  if (plan.exclusions.length > 0) award.excluded = exclude(plan.exclusions, lines, desk.counted);
  const spent = award.excluded.length === 0 ? paid : (sumOf(desk.counted, lines.length) as Fen);
  const claimed = ask(plan.earning, bill, spent, desk, award);
  const fixed = award.total;
  // Rounding happens here, once.
  const earned = wholePart(claimed, denominator) as Points;
  spread(desk.ofRules, desk.applied, denominator, (earned + fixed) as Points, desk.parts, desk.remainders);
  award.applied = explain(desk);
  const left = plan.caps.length === 0 ? earned : cap(plan.caps, bill, earned, award);
  award.total = (left + fixed) as Points;
  award.shares = shareOut(desk, lines.length, denominator, earned, left);
  if (plan.milestones.length > 0) award.reached = reach(plan.milestones, bill, { points: award.total, spent: paid });
  return award;
}

/** The rules that applied, each with the points that were just spread over them. */
function explain({ applied, rules, covered, parts }: Desk<Earning>): Award['applied'] {
  const explained = new Array<Award['applied'][number]>(applied);
  for (let at = 0; at < applied; at += 1) {
    const rule = rules[at];
    if (rule === undefined) continue;
    const because = rule.because((covered[at] ?? 0) as Fen);
    explained[at] = { ruleId: rule.ruleId, points: (parts[at] ?? 0) as Points, because };
  }
  return explained;
}

function shareOut(desk: Desk<Earning>, count: number, denominator: number, earned: Points, left: Points): Points[] {
  if (left < earned) return spreadInProportion(Array.from(desk.ofLines.subarray(0, count)), left);
  spread(desk.ofLines, count, denominator, earned, desk.parts, desk.remainders);
  const shares = new Array<Points>(count);
  for (let at = 0; at < count; at += 1) shares[at] = (desk.parts[at] ?? 0) as Points;
  return shares;
}

/** Puts down what was paid for each line, which claims nothing yet, and answers the sum. A fraction or a negative amount would spoil every figure. */
function count(lines: readonly BillLine[], { counted, ofLines }: Desk<Earning>): Fen {
  let sum = 0;
  let at = 0;
  for (const { paid } of lines) {
    requireAmount(paid);
    counted[at] = paid;
    ofLines[at] = 0;
    sum += paid;
    at += 1;
  }
  if (sum > MAXIMUM_AMOUNT) throw new RangeError(`a bill of ${sum} fen`);
  return sum as Fen;
}

function requireAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in fen: ${amount}`);
}

/** Takes what earns nothing out of `counted`. A line that two rules exclude is the first one's. */
function exclude(rules: readonly Exclusion[], lines: readonly BillLine[], counted: Float64Array): Excluded[] {
  for (const { list, paidWithPoints = 0 } of lines) {
    requireAmount(list);
    requireAmount(paidWithPoints);
  }
  const taken = new Set<number>();
  const excluded: Excluded[] = [];
  for (const { ruleId, kind, excludes } of rules) {
    const covered: number[] = [];
    for (const [index, line] of lines.entries()) {
      if (taken.has(index) || !excludes(line)) continue;
      taken.add(index);
      covered.push(index);
      counted[index] = 0;
    }
    if (covered.length > 0) excluded.push({ ruleId, kind, lines: covered });
  }
  return excluded;
}

/** What the caps leave of the points earned for spending; every cap that cuts is put down. */
function cap(rules: readonly Cap[], { member }: Bill, earned: Points, award: Award): Points {
  const cuts: Cut[] = [];
  let left = earned;
  for (const { ruleId, kind, leaves } of rules) {
    const limit = Math.max(leaves(member.earned), 0) as Points;
    if (!Number.isSafeInteger(limit)) throw new RangeError(`not points earned before: ${ruleId} leaves ${limit}`);
    if (limit >= left) continue;
    cuts.push({ ruleId, kind, limit, cut: (left - limit) as Points });
    left = limit;
  }
  if (cuts.length > 0) award.cuts = cuts;
  return left;
}

function reach(rules: readonly Milestone[], bill: Bill, gained: { points: Points; spent: Fen }): Reached[] {
  const reached: Reached[] = [];
  for (const { reachedBy } of rules) {
    const milestone = reachedBy(bill, gained);
    if (milestone) reached.push(milestone);
  }
  return reached;
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values[at] ?? 0;
  return sum;
}
