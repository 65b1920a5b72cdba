import {
  engineOf,
  MAXIMUM_AMOUNT,
  sumOf,
  type Award,
  type Missed,
  type RuleSet,
  type SaleLine,
  type TierName,
} from '@vip-card/core';

/**
 * What the bill would earn now, by the same engine that decides at the server; undefined for a bill that the server would
 * refuse as too large. The figure is for the clerk's eyes: the server's answer is the one that counts.
 */
export function runningAward(rules: RuleSet, tier: TierName, lines: readonly SaleLine[]): Award | undefined {
  if (sumOf(lines.map((line) => line.paid)) > MAXIMUM_AMOUNT) return undefined;
  return engineOf(rules)({ lines, tier });
}

/** The bonus that is nearest to being reached: one hint is read, three are not. */
export function nearestMiss(award: Award): Missed | undefined {
  return [...award.missed].sort((a, b) => a.shortBy - b.shortBy)[0];
}
