import type { TierName } from '../tiers';
import type { Fen, Points } from '../units';
import type { Award, Because, Missed } from './award';
import type { Bill, BillLine } from './bill';
import type { Desk } from './desk';

/**
 * A rule that earns, as the loop below asks it: rules of every kind have one and the same shape, because an engine that meets
 * several in one place looks each of their fields up.
 */
export interface Earning {
  does: 'base' | 'multiply' | 'bonus';
  ruleId: string;
  /** Null for every bill. */
  isFor: ((bill: Bill) => boolean) | null;
  /** The only tier it is for; null for all. */
  tier: TierName | null;
  /** The category of the lines it covers; null for the whole bill. */
  category: string | null;
  minimumSpend: Fen;
  /** What it claims for each fen that it covers, and what it claims in all, in units of 1/denominator of a point. */
  weight: number;
  claim: number;
  /** Of a bonus. */
  points: Points;
  /** Whether no multiplier after it applies. */
  stop: boolean;
  because: (spent: Fen) => Because;
  /** Null for what cannot be missed. */
  missed: ((shortBy: Fen) => Missed) | null;
}

/**
 * Asks the rules in their order what they claim for a bill on which `spent` counts: who misses and what bonuses are given go
 * into the award, whose total is then that of the bonuses; claims go on the desk. A rule that covers nothing has nothing to say. Answers what all lines claim.
 */
export function ask(rules: readonly Earning[], bill: Bill, spent: Fen, desk: Desk<Earning>, award: Award): number {
  if (spent === 0) return 0;
  const { lines } = bill;
  let ofEveryFen = 0;
  let stopped = false;
  for (const rule of rules) {
    const { does, isFor, category, minimumSpend, weight } = rule;
    if (stopped && does === 'multiply') continue;
    if (isFor !== null && !isFor(bill)) continue;
    const covered = category === null ? spent : spentOn(category, lines, desk);
    if (covered === 0) continue;
    if (covered < minimumSpend) {
      if (rule.missed !== null) award.missed = and(award.missed, rule.missed((minimumSpend - covered) as Fen));
      continue;
    }
    desk.apply(rule, covered, rule.claim + weight * covered);
    if (category === null) ofEveryFen += weight;
    else addTo(category, weight, lines, desk);
    if (rule.stop) stopped = true;
    if (does !== 'bonus') continue;
    award.total = (award.total + rule.points) as Points;
    // Without a minimum it still goes back once nothing of the bill is left.
    const whileSpent = Math.max(minimumSpend, 1) as Fen;
    award.bonuses = and(award.bonuses, { ruleId: rule.ruleId, points: rule.points, whileSpent });
  }
  let claimed = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const claim = ((desk.ofLines[at] ?? 0) + ofEveryFen) * (desk.counted[at] ?? 0);
    desk.ofLines[at] = claim;
    claimed += claim;
  }
  return claimed;
}

/** An empty array that is pushed to gets room for many at once; most of these stay short. */
function and<Item>(items: Item[], item: Item): Item[] {
  if (items.length === 0) return [item];
  items.push(item);
  return items;
}

function spentOn(category: string, lines: readonly BillLine[], { counted }: Desk<Earning>): Fen {
  let spent = 0;
  for (let at = 0; at < lines.length; at += 1) if (lines[at]?.category === category) spent += counted[at] ?? 0;
  return spent as Fen;
}

function addTo(category: string, weight: number, lines: readonly BillLine[], { ofLines }: Desk<Earning>): void {
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at]?.category === category) ofLines[at] = (ofLines[at] ?? 0) + weight;
  }
}
