import {
  engineOf,
  MAXIMUM_AMOUNT,
  sumOf,
  type Award,
  type EpochMs,
  type Fen,
  type Missed,
  type SaleLine,
  type ScanSession,
} from '@vip-card/core';
import { inMoney } from './money-part';

/**
 * What the money part of the bill would earn now, by the same engine that decides at the server; undefined for a bill that
 * the server would refuse as too large. The figure is for the clerk's eyes: the server's answer is the one that counts.
 */
export function runningAward(
  { rules, member }: Pick<ScanSession, 'rules' | 'member'>,
  lines: readonly SaleLine[],
  at: EpochMs,
  paidWithPoints = 0 as Fen,
): Award | undefined {
  if (sumOf(lines.map((line) => line.paid)) > MAXIMUM_AMOUNT) return undefined;
  return engineOf(rules)({
    lines: inMoney(lines, paidWithPoints),
    at,
    storeId: member.storeId,
    channel: 'store',
    member: member.bill,
  });
}

/** The bonus that is nearest to being reached: one hint is read, three are not. */
export function nearestMiss(award: Award): Missed | undefined {
  return [...award.missed].sort((a, b) => a.shortBy - b.shortBy)[0];
}
