import { openAccount, type Account } from '../ledger/account';
import { NO_TRAITS } from '../ledger/bill-member';
import { decideExpiry } from '../ledger/expire';
import type { Movement } from '../ledger/movement';
import { DEFAULT_POLICIES, type Policies } from '../ledger/policies';
import type { Rule, RuleSet } from '../points-rules/rule-set';
import { sealRuleSet } from '../points-rules/schema';
import type { LineBack } from '../sales/give-back';
import type { DecidedReturn } from '../sales/carry-out';
import { decideSale, type SaleDecision } from '../sales/decide-sale';
import { decideExchange, type DecidedExchange } from '../sales/exchange';
import { decideReturn, type Goods } from '../sales/returns';
import type { AtCounter, Sale, SaleLine } from '../sales/sale';
import type { TierThreshold } from '../tiers';
import type { EpochMs, Fen, MemberNo, Points } from '../units';

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
  return sealRuleSet({ version: 1, effectiveFrom: 0 as EpochMs, expiry, pendingDays: 0, rules });
}

/** One point per yuan, and 1 point = 1 fen for the whole of a bill. */
export function paying(expiry: RuleSet['expiry'] = { mode: 'never' }, worth = { points: 1, fen: 1 }): RuleSet {
  const whole = { numerator: 1, denominator: 1 };
  const rate = { points: worth.points as Points, worth: fen(worth.fen), share: whole };
  return ruleSet([onePerYuan, { id: 'pay', kind: 'points-for-cash', ...rate }], expiry);
}

export const policies: Policies = DEFAULT_POLICIES;

/** One member at one counter, for tests: remembers the account, the sales and the movements as the database would. */
export class Shop {
  account: Account = openAccount(80260001 as MemberNo);
  sales: Sale[] = [];
  movements: Movement[] = [];

  /** Where the next thing happens. */
  place = { storeId: 'jingan', entity: 'suli' };

  constructor(readonly rules: RuleSet = ruleSet()) {}

  sell(paid: number | SaleLine[], when: EpochMs, { now = when, redeem = 0 } = {}): SaleDecision {
    const decision = this.trySell(paid, when, { now, redeem });
    if (!decision.ok) throw new Error(decision.refusal.code);
    return decision.value;
  }

  trySell(paid: number | SaleLine[], when: EpochMs, { now = when, redeem = 0 } = {}): ReturnType<typeof decideSale> {
    const decision = decideSale({
      account: this.account,
      traits: NO_TRAITS,
      ruleSets: [this.rules],
      tiers,
      policies,
      counter: this.counter(),
      channel: 'store',
      lines: typeof paid === 'number' ? [line(paid)] : paid,
      redeem: redeem as Points,
      occurredAt: when,
      now,
    });
    if (decision.ok) {
      this.keep(decision.value);
      this.sales.push(decision.value.sale);
    }
    return decision;
  }

  /** Takes goods back: an amount against the newest sales, or lines of one sale. */
  refund(
    goods: number | { sale: Sale; lines: LineBack[] } | { sale: Sale; amount: number },
    when: EpochMs,
    shortfall: 'owe' | 'cash' = 'owe',
  ): DecidedReturn {
    const decision = decideReturn({
      account: this.account,
      lapses: this.movements,
      goods: this.goods(goods),
      counter: this.counter(),
      ruleSets: [this.rules],
      tiers,
      policies,
      shortfall,
      occurredAt: when,
      now: when,
    });
    if (!decision.ok) throw new Error(decision.refusal.code);
    return this.keepReturn(decision.value);
  }

  /** Gives pieces of a sale back for other goods. */
  tryExchange(
    sale: Sale,
    back: LineBack[],
    lines: SaleLine[],
    when: EpochMs,
    ruleSets: readonly RuleSet[] = [this.rules],
  ): ReturnType<typeof decideExchange> {
    const decision = decideExchange({
      account: this.account,
      traits: NO_TRAITS,
      lapses: this.movements,
      sale: this.sale(sale.receipt),
      back,
      lines,
      counter: this.counter(),
      channel: 'store',
      ruleSets,
      tiers,
      policies,
      now: when,
    });
    if (!decision.ok) return decision;
    this.keep(decision.value);
    const { original, sale: made } = decision.value;
    this.sales = [...this.sales.map((each) => (each.seq === original.seq ? original : each)), made];
    return decision;
  }

  exchange(sale: Sale, back: LineBack[], lines: SaleLine[], when: EpochMs): DecidedExchange {
    const decision = this.tryExchange(sale, back, lines, when);
    if (!decision.ok) throw new Error(decision.refusal.code);
    return decision.value;
  }

  /** The sale as it is now: returns change it. */
  sale(receipt: string): Sale {
    const found = this.sales.find((each) => each.receipt === receipt);
    if (!found) throw new Error(`no sale ${receipt}`);
    return found;
  }

  expire(when: EpochMs): Movement[] {
    const decision = decideExpiry(this.account, when);
    this.keep(decision);
    return decision.movements;
  }

  keep({ account, movements }: { account: Account; movements: readonly Movement[] }): void {
    this.account = account;
    this.movements.push(...movements);
  }

  keepReturn(decided: DecidedReturn): DecidedReturn {
    this.keep(decided);
    this.sales = this.sales.map((sale) => decided.sales.find(({ seq }) => seq === sale.seq) ?? sale);
    return decided;
  }

  counter(): AtCounter {
    return { ...this.place, staffId: 'zhou', receipt: `T-${this.account.seq + 1}` };
  }

  private goods(goods: Parameters<Shop['refund']>[0]): Goods {
    if (typeof goods === 'number') return { kind: 'amount', amount: fen(goods), sales: this.sales };
    const sale = this.sale(goods.sale.receipt);
    return 'lines' in goods
      ? { kind: 'lines', lines: goods.lines, sale }
      : { kind: 'amount-of-sale', amount: fen(goods.amount), sale };
  }
}

export function line(paid: number, category = 'womenswear', quantity = 1): SaleLine {
  return { category, quantity, list: fen(paid), paid: fen(paid) };
}
