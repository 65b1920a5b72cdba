import { MAXIMUM_AMOUNT } from '../money';
import type { Fen, Points } from '../units';
import type { Award, Because, Bonus, Cut, Excluded, Missed, Reached } from './award';
import type { Bill, BillLine } from './bill';
import type { Base, Cap, Exclusion, FixedBonus, Milestone, Multiplier } from './rule-at-work';
import { spread, spreadInProportion, wholePart } from './spread';

/** A rule that earns, with what it claims in units of 1/denominator of a point: for each fen, or in all. */
export type Earning = ((Base | Multiplier) & { weight: number }) | (FixedBonus & { claim: number });

/** A rule set by what its rules do, each part in the rules' order. */
export interface Plan {
  version: number;
  denominator: number;
  exclusions: readonly Exclusion[];
  earning: readonly Earning[];
  caps: readonly Cap[];
  milestones: readonly Milestone[];
}

/** The points of a bill under a plan, explained. */
export function evaluate(plan: Plan, bill: Bill): Award {
  const { denominator } = plan;
  const counted = amountsOf(bill.lines);
  const spent = sumOf(counted);
  if (spent > MAXIMUM_AMOUNT) throw new RangeError(`a bill of ${spent} fen`);
  const excluded = exclude(plan.exclusions, bill.lines, counted);
  const { applied, ofRules, ofLines, missed, bonuses, fixed } = claim(plan.earning, bill, counted);
  // Rounding happens here, once.
  const earned = wholePart(sumOf(ofLines), denominator) as Points;
  const explained = spread(ofRules, denominator, (earned + fixed) as Points);
  for (const [index, points] of explained.entries()) {
    const entry = applied[index];
    if (entry) entry.points = points;
  }
  const cuts: Cut[] = [];
  const left = cap(plan.caps, bill, earned, cuts);
  const total = (left + fixed) as Points;
  return {
    ruleSetVersion: plan.version,
    total,
    applied,
    missed,
    cuts,
    excluded,
    bonuses,
    reached: reach(plan.milestones, bill, { points: total, spent: spent as Fen }),
    shares: left === earned ? spread(ofLines, denominator, earned) : spreadInProportion(ofLines, left),
  };
}

/** What was paid for each line, judged: a fraction or a negative amount would spoil every figure after it. */
function amountsOf(lines: readonly BillLine[]): number[] {
  return lines.map(({ list, paid, paidWithPoints = 0 }) => {
    for (const amount of [list, paid, paidWithPoints]) {
      if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in fen: ${amount}`);
    }
    return paid;
  });
}

/** Takes what earns nothing out of `counted`. A line that two rules exclude is the first one's. */
function exclude(rules: readonly Exclusion[], lines: readonly BillLine[], counted: number[]): Excluded[] {
  if (rules.length === 0) return [];
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

interface Claims {
  applied: Award['applied'];
  /** What each applied rule claims, and what each line does apart from bonuses, in units of 1/denominator of a point. */
  ofRules: number[];
  ofLines: number[];
  missed: Missed[];
  bonuses: Bonus[];
  /** The points of all bonuses. */
  fixed: number;
}

/** Asks the rules in their order what they claim for the bill. A rule that covers nothing has nothing to say. */
function claim(rules: readonly Earning[], bill: Bill, counted: readonly number[]): Claims {
  const claims: Claims = { applied: [], ofRules: [], ofLines: [], missed: [], bonuses: [], fixed: 0 };
  const ofLines = counted.map(() => 0);
  const spent = sumOf(counted);
  let ofEveryFen = 0;
  let stopped = false;
  for (const rule of rules) {
    if (spent === 0) break;
    if (rule.does === 'base') {
      ofEveryFen += rule.weight;
      apply(claims, rule.ruleId, rule.because(spent as Fen), rule.weight * spent);
      continue;
    }
    if ((rule.does === 'multiply' && stopped) || !rule.isFor(bill)) continue;
    const category = rule.does === 'multiply' ? rule.category : null;
    const covered = category === null ? spent : spentOn(category, bill.lines, counted);
    if (covered === 0) continue;
    if (covered < rule.minimumSpend) {
      claims.missed.push(rule.missed((rule.minimumSpend - covered) as Fen));
    } else if (rule.does === 'bonus') {
      giveBonus(claims, rule);
    } else {
      if (category === null) ofEveryFen += rule.weight;
      else addOn(category, rule.weight, bill.lines, counted, ofLines);
      apply(claims, rule.ruleId, rule.because(covered as Fen), rule.weight * covered);
      stopped = rule.stop;
    }
  }
  for (const [index, paid] of counted.entries()) ofLines[index] = (ofLines[index] ?? 0) + ofEveryFen * paid;
  claims.ofLines = ofLines;
  return claims;
}

function apply(claims: Claims, ruleId: string, because: Because, claimed: number): void {
  claims.applied.push({ ruleId, points: 0 as Points, because });
  claims.ofRules.push(claimed);
}

function giveBonus(
  claims: Claims,
  { ruleId, points, minimumSpend, because, claim: claimed }: FixedBonus & { claim: number },
): void {
  apply(claims, ruleId, because, claimed);
  // Without a minimum it still goes back once nothing of the bill is left.
  claims.bonuses.push({ ruleId, points, whileSpent: Math.max(minimumSpend, 1) as Fen });
  claims.fixed += points;
}

function spentOn(category: string, lines: readonly BillLine[], counted: readonly number[]): number {
  let spent = 0;
  for (const [index, line] of lines.entries()) if (line.category === category) spent += counted[index] ?? 0;
  return spent;
}

function addOn(
  category: string,
  weight: number,
  lines: readonly BillLine[],
  counted: readonly number[],
  claims: number[],
): void {
  for (const [index, line] of lines.entries()) {
    if (line.category === category) claims[index] = (claims[index] ?? 0) + weight * (counted[index] ?? 0);
  }
}

/** What the caps leave of the points earned for spending; every cap that cuts is put down. */
function cap(rules: readonly Cap[], { member }: Bill, earned: Points, cuts: Cut[]): Points {
  let left = earned;
  for (const { ruleId, kind, leaves } of rules) {
    const limit = Math.max(leaves(member.earned), 0) as Points;
    if (!Number.isSafeInteger(limit)) throw new RangeError(`not points earned before: ${ruleId} leaves ${limit}`);
    if (limit >= left) continue;
    cuts.push({ ruleId, kind, limit, cut: (left - limit) as Points });
    left = limit;
  }
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

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
