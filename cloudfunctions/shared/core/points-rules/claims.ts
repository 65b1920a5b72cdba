import type { Fen } from '../units';
import type { Award } from './award';
import type { Bill, BillLine } from './bill';
import type { Desk } from './desk';
import type { Base, FixedBonus, Multiplier } from './rule-at-work';

/** A rule that earns, with what it claims in units of 1/denominator of a point: for each fen, or in all. */
export type Earning = ((Base | Multiplier) & { weight: number }) | (FixedBonus & { claim: number });

/**
 * Asks the rules in their order what they claim for a bill on which `spent` counts: who misses and what bonuses are given go
 * into the award, claims go on the desk. A rule that covers nothing has nothing to say. Answers what all lines claim.
 */
export function ask(rules: readonly Earning[], bill: Bill, spent: Fen, desk: Desk<Earning>, award: Award): number {
  if (spent === 0) return 0;
  const { lines } = bill;
  let ofEveryFen = 0;
  let stopped = false;
  for (const rule of rules) {
    if (rule.does === 'base') {
      ofEveryFen += rule.weight;
      desk.apply(rule, spent, rule.weight * spent);
    } else if (rule.does === 'bonus') {
      if (!rule.isFor(bill)) continue;
      if (spent < rule.minimumSpend) award.missed = and(award.missed, rule.missed((rule.minimumSpend - spent) as Fen));
      else {
        desk.apply(rule, spent, rule.claim);
        // Without a minimum it still goes back once nothing of the bill is left.
        const whileSpent = Math.max(rule.minimumSpend, 1) as Fen;
        award.bonuses = and(award.bonuses, { ruleId: rule.ruleId, points: rule.points, whileSpent });
      }
    } else if (!stopped && rule.isFor(bill)) {
      const { category, weight } = rule;
      const covered = category === null ? spent : spentOn(category, lines, desk);
      if (covered === 0) continue;
      if (covered < rule.minimumSpend) {
        award.missed = and(award.missed, rule.missed((rule.minimumSpend - covered) as Fen));
        continue;
      }
      if (category === null) ofEveryFen += weight;
      else addTo(category, weight, lines, desk);
      desk.apply(rule, covered, weight * covered);
      stopped = rule.stop;
    }
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
