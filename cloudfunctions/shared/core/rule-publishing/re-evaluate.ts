import { canonicalJson } from '../canonical';
import type { Account } from '../ledger/account';
import { billMember } from '../ledger/bill-member';
import type { Award } from '../points-rules/award';
import { engineOf } from '../points-rules/compile';
import { ruleSetInForce } from '../points-rules/in-force';
import type { RuleSet } from '../points-rules/rule-set';
import type { Sale } from '../sales/sale';
import type { EpochMs } from '../units';
import { billOfSale } from '../sales/sale-bill';

/** A bill evaluated again. */
export interface ReEvaluation {
  /** Under the version that it was evaluated under; `agrees` says whether that is what was given. */
  then: { award: Award; agrees: boolean };
  /** Under the rules of today, with the member as she was; null when none are in force. */
  today: Award | null;
}

/**
 * Evaluates a kept sale again: under its own version, and under the one in force now. Undefined for an exchange, whose award
 * is in part what came over from the goods given back, and when its version is not known.
 *
 * @param before the member's account as it was before the sale's movement
 */
export function reEvaluate(facts: {
  sale: Sale;
  before: Account;
  ruleSets: readonly RuleSet[];
  now: EpochMs;
}): ReEvaluation | undefined {
  const { sale, before, ruleSets, now } = facts;
  const own = ruleSets.find(({ version }) => version === sale.award.ruleSetVersion);
  if (!own || sale.exchangeFor !== undefined) return undefined;
  const bill = billOfSale(sale, billMember(before, sale.occurredAt));
  const award = engineOf(own)(bill);
  const current = ruleSetInForce(ruleSets, now);
  return {
    then: { award, agrees: canonicalJson(award) === canonicalJson(sale.award) },
    today: current ? engineOf(current)(bill) : null,
  };
}
