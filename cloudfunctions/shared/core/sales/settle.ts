import type { Debt } from '../ledger/account';
import { sumOfPoints } from '../ledger/post';
import { ruleSetInForce } from '../points-rules/in-force';
import { redeemRuleOf, worthOf } from '../points-rules/points-for-cash';
import type { RuleSet } from '../points-rules/rule-set';
import type { EpochMs, Fen, Points } from '../units';

/** What of the points that cannot be found is settled from the cash instead of being owed, at the rate for paying with points. */
export function settle(
  { shortfall, ruleSets, now }: { shortfall: 'owe' | 'cash'; ruleSets: readonly RuleSet[]; now: EpochMs },
  owes: readonly Debt[],
  cash: Fen,
): { settled: { points: Points; worth: Fen } | null; owes: Debt[] } {
  const missing = sumOfPoints(owes.map(({ points }) => points));
  const ruleSet = ruleSetInForce(ruleSets, now);
  const rule = ruleSet && redeemRuleOf(ruleSet);
  if (shortfall === 'owe' || !rule || missing === 0) return { settled: null, owes: [...owes] };
  const whole = worthOf(rule, missing);
  const worth = Math.min(whole, cash) as Fen;
  const points = worth === whole ? missing : (Math.floor((worth * rule.points) / rule.worth) as Points);
  let left: number = points;
  const rest = owes.flatMap((debt) => {
    const part = Math.min(debt.points, left);
    left -= part;
    return debt.points > part ? [{ ...debt, points: (debt.points - part) as Points }] : [];
  });
  return { settled: points > 0 ? { points, worth } : null, owes: rest };
}
