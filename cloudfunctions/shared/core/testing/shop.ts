import { openAccount, type Account } from '../ledger/account';
import type { Movement } from '../ledger/movement';
import type { Rule, RuleSet } from '../points-rules/rule-set';
import { sealRuleSet } from '../points-rules/schema';
import { decideReturn, type DecidedReturn } from '../returns';
import { decideSale, type AtCounter, type Sale, type SaleDecision, type SaleLine } from '../sale';
import type { TierThreshold } from '../tiers';
import type { EpochMs, Fen, MemberNo } from '../units';

export const DAY = 86_400_000;
export const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
export const fen = (amount: number): Fen => amount as Fen;

export const tiers: TierThreshold[] = [
  { tier: 'linen', from: fen(0) },
  { tier: 'silver', from: fen(100_000) },
  { tier: 'gold', from: fen(500_000) },
  { tier: 'black', from: fen(2_000_000) },
];

export const onePerYuan: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } };

export function ruleSet(rules: Rule[] = [onePerYuan], expiry: RuleSet['expiry'] = { mode: 'never' }): RuleSet {
  return sealRuleSet({ version: 1, effectiveFrom: 0 as EpochMs, expiry, rules });
}

/** One member at one counter, for tests: remembers the account, the sales and the movements as the database would. */
export class Shop {
  account: Account = openAccount(80260001 as MemberNo);
  sales: Sale[] = [];
  movements: Movement[] = [];

  constructor(readonly rules: RuleSet = ruleSet()) {}

  sell(paid: number | SaleLine[], when: EpochMs, now = when): SaleDecision {
    const decision = decideSale({
      account: this.account,
      ruleSets: [this.rules],
      tiers,
      counter: this.counter(),
      lines: typeof paid === 'number' ? [line(paid)] : paid,
      occurredAt: when,
      now,
    });
    if (!decision.ok) throw new Error(decision.refusal.code);
    this.account = decision.value.account;
    this.movements.push(decision.value.movement);
    this.sales.push(decision.value.sale);
    return decision.value;
  }

  refund(amount: number, when: EpochMs): DecidedReturn {
    const decision = decideReturn({
      account: this.account,
      sales: this.sales,
      counter: this.counter(),
      amount: fen(amount),
      occurredAt: when,
      now: when,
    });
    if (!decision.ok) throw new Error(decision.refusal.code);
    const after = decision.value;
    this.account = after.account;
    this.movements.push(after.movement);
    this.sales = this.sales.map((sale) => after.sales.find(({ seq }) => seq === sale.seq) ?? sale);
    return after;
  }

  private counter(): AtCounter {
    return { storeId: 'jingan', entity: 'suli', staffId: 'zhou', receipt: `T-${this.account.seq + 1}` };
  }
}

export function line(paid: number, category = 'womenswear'): SaleLine {
  return { category, quantity: 1, list: fen(paid), paid: fen(paid) };
}
